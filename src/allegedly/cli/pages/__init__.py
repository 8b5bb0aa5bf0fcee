"""View records in, what rich prints out; no logic of their own."""
