"""Stage 2: a Report goes in, a Document comes out: sentences with their trees, quotations, names, and who is meant where."""
