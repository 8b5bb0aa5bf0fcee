"""The learned tagger of statements: a Document goes in, who says what by which word comes out, beside the rules."""
