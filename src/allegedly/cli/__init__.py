"""Command lines in, printed views out: a file for each command, which parses options, calls one function and prints one view."""
