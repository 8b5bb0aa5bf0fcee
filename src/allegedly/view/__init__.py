"""Rows of the ledger in, frozen records for people out; the command line and every other surface show the same ones."""
