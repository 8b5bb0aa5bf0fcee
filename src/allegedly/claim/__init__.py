"""Stage 3: a Document goes in, an Annotation comes out: statements, places, dates, events, claims, actors and relations."""
