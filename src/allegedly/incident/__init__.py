"""The records of any number of reports in, incidents with accounts, questions and standings out."""
