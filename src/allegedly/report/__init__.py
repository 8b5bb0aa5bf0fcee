"""Stage 1: the bytes of a file go in, frozen Report records and the problems met come out."""
