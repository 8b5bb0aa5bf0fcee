"""Invented reports that the tests of this stage share, and arbitrary texts built from their lines."""

from hypothesis import strategies as st

PROSE = "The mayor of Orvane said on Monday that two shells had fallen near the old mill and that nobody was hurt.\n"

FULL = """Shells fall near Orvane, mayor says

A man walks past the old mill of Orvane on March 2. (AFP)
Updated 3 March 2021

Shells fall near Orvane, mayor says

  • Nobody was hurt, the mayor says
  • Army denies firing

ORVANE: Two shells fell near the old mill on Monday, the mayor said.
The army has denied firing them at the town and blames the rebels.

HIGHLIGHT

The army has denied firing them at the town.

Rebels have not answered.
"""

OTHER = """Telma harbour closes after blast

Updated 5 March 2021

Telma harbour closes after blast

TELMA: The harbour of Telma was closed on Thursday after a blast on a fuel barge, the harbour master said.
"""

WIRE = """   ORVANE, 3 JAN 90 (EFE) -- [TEXT] THE ARMY OF LESK REPORTED TODAY THAT TWO
SHELLS FELL NEAR THE OLD MILL LAST NIGHT AND THAT NOBODY WAS HURT IN THE TOWN
OR ON THE ROADS AROUND IT.

   THE MAYOR SAID THAT THE SHELLS CAME FROM THE HILLS AND THAT THE PEOPLE OF
THE TOWN HAD SLEPT IN THEIR CELLARS.
"""

LINES = st.sampled_from(
    [
        "", "", "   ", "Shells fall near Orvane", "Updated 3 March 2021", "By Ana Lorm", "  • Two shells fell", "ORVANE: Two shells fell on Monday.",
        "ORVANE, March 3 (Reuters) - Two shells fell near the old mill, the mayor said, and nobody was hurt.", "HIGHLIGHT",
        "The mayor said on Monday that two shells had fallen near the old mill and that nobody was hurt.", "-----", "Document 2 of 3",
        "A street in Orvane. (AFP)", "Correction: The mill is old.", "Copyright 2021 Lesk Courier", "Headline: Shells fall", "Source: Lesk Courier",
        "é“日本” ", "\u2028", "\f", "By", ":", "-", "# Title",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.lists(LINES, max_size=25).map("\n".join), st.text(alphabet=" \n\t\f\r•-A:.", max_size=40)
)
