"""The ledger and the plain terminal of the tests of the command line, for the pictures."""

from tests.cli.conftest import _plain_terminal as _plain_terminal
from tests.cli.conftest import ledger as ledger
