"""The tests, as a package of its own name: two packages that the tests need bring a folder tests of theirs."""
