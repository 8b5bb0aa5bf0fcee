"""A second coder: a language model behind an address that the user names is asked for claims; what it cannot quote is not taken."""
