"""A ledger of who claims what happened, read from news reports of conflict."""
