"""What one party does to another, in sentences with both marked: the best answer of the record, against a table."""

import pytest

from allegedly.bench.plover import unmark
from allegedly.view.interactions import Interaction, interactions
from tests.language.line import record_of

# the sentence with its source and target marked, the type, the mode (``*``: any)
Row = tuple[str, str, str | None]
SAID_AND_DONE: list[Row] = [
    # to agree, offer, promise; what is still to come of good will
    ("<s>Norway</s> agreed to send engineers to <t>Finland</t>.", "AGREE", "*"),
    ("<s>Norway</s> will send food to <t>Finland</t> next month.", "AGREE", "*"),
    ("<s>Norway</s> is ready to release the <t>Finnish</t> sailors, a minister said.", "AGREE", "*"),
    ("<s>Norway</s> promised <t>Finland</t> that it would lift the embargo.", "AGREE", "*"),
    ("<s>Norway</s> and <t>Finland</t> reached a deal on fishing rights on Monday.", "AGREE", "*"),
    ("<s>Norway</s> said it was willing to negotiate with <t>Finland</t>.", "AGREE", "*"),
    ("<s>Norway</s> offered to mediate in <t>Finland</t>.", "AGREE", "*"),
    ("<s>Norway</s> plans to withdraw its troops from <t>Finland</t>.", "AGREE", "*"),
    ("<s>Norway</s> accepted a proposal by <t>Finland</t> to share the water.", "AGREE", "*"),
    # talks and visits
    ("<s>The Norwegian president</s> met <t>the Finnish prime minister</t> in Geneva.", "CONSULT", None),
    ("<s>Norway</s> held talks with <t>Finland</t> about the border.", "CONSULT", None),
    ("<s>The Norwegian king</s> paid a visit to <t>Finland</t>.", "CONSULT", "visit"),
    ("Talks between <s>Norway</s> and <t>Finland</t> opened on Tuesday.", "CONSULT", None),
    ("<s>Norway</s> mediated between the army and rebels in <t>Finland</t>.", "CONSULT", "*"),
    ("<s>The Norwegian prime minister</s> spoke by telephone with <t>the Finnish president</t>.", "CONSULT", "phone"),
    # words and acts of support
    ("<s>Norway</s> praised <t>Finland</t> for its help.", "SUPPORT", "*"),
    ("<s>Norway</s> signed a treaty with <t>Finland</t> on Friday.", "SUPPORT", "*"),
    ("<s>Norway</s> has recognised the government of <t>Finland</t>.", "SUPPORT", "*"),
    ("<s>The Norwegian foreign minister</s> expressed support for <t>Finland</t>.", "SUPPORT", "*"),
    ("<s>Norway</s> defended <t>Finland</t>'s right to arm itself.", "SUPPORT", "*"),
    ("<s>Norway</s> restored diplomatic relations with <t>Finland</t>.", "SUPPORT", "*"),
    # giving way, in words and in deed
    ("<s>Norway</s> lifted on Friday a month-old blockade of <t>Finland</t>.", "CONCEDE", "*"),
    ("The sanctions on <t>Finland</t> were eased by <s>Norway</s>.", "CONCEDE", "*"),
    ("<s>Norway</s> pardoned <t>the Finnish rebels</t>.", "CONCEDE", "*"),
    ("<s>Norway</s> allowed <t>Finnish journalists</t> to enter the town.", "CONCEDE", "*"),
    ("<s>Norway</s> bowed to the demands of <t>Finland</t>.", "CONCEDE", "*"),
    ("<s>Norway</s> freed <t>two Finnish sailors</t> on Sunday.", "RETREAT", "release"),
    ("<s>Norway</s> has pulled its troops out of <t>Finland</t>.", "RETREAT", "withdraw"),
    ("<s>Norway</s> returned the stolen paintings to <t>Finland</t>.", "RETREAT", "release"),
    ("<s>Dockers in Norway</s> called off their strike against <t>the Finnish company</t>.", "RETREAT", "*"),
    # working together and helping
    ("<s>Norway</s> shared intelligence with <t>Finland</t>.", "COOPERATE", "*"),
    ("<s>Norway</s> and <t>Finland</t> held a joint exercise in the Baltic.", "COOPERATE", "*"),
    ("<s>Norway</s> extradited a banker to <t>Finland</t>.", "COOPERATE", "*"),
    ("<s>Norway</s> sent medicine to <t>Finland</t>.", "AID", "*"),
    ("<s>Norway</s> gave <t>Finland</t> a loan of two million euros.", "AID", "*"),
    ("<s>Norway</s> granted asylum to <t>the Finnish poet</t>.", "AID", "*"),
    ("<s>Norway</s> provided <t>Finland</t> with tents and blankets.", "AID", "*"),
    # asking and demanding
    ("<s>Norway</s> urged <t>Finland</t> to open the road.", "REQUEST", "*"),
    ("<s>Norway</s> called on <t>Finland</t> to withdraw its troops.", "REQUEST", "*"),
    ("<s>Norway</s> demanded that <t>Finland</t> hand over the men.", "REQUEST", "*"),
    ("<s>Norway</s> said <t>Finland</t> must leave the islands.", "REQUEST", "*"),
    ("<s>Norway</s> asked <t>Finland</t> for help.", "REQUEST", "*"),
    ("<s>Norway</s> sought compensation from <t>Finland</t>.", "REQUEST", "assist"),
    ("<s>Norway</s> will not lift the siege until <t>Finland</t> frees the sailors.", "REQUEST", "*"),
    ("<s>Norwegian officials</s> appealed to <t>Finland</t> to share water.", "REQUEST", "*"),
    # blame, complaint, inquiry
    ("<s>Norway</s> accused <t>Finland</t> of shelling the port.", "ACCUSE", "allege"),
    ("<s>Norway</s> condemned <t>Finland</t> for the raid.", "ACCUSE", "disapprove"),
    ("<s>Norway</s> opened an investigation into <t>the Finnish bank</t>.", "ACCUSE", "investigate"),
    ("<s>The Norwegian company</s> filed a lawsuit against <t>Finland</t>.", "ACCUSE", "allege"),
    ("<s>Norway</s> voiced anger over <t>Finland</t>'s decision.", "ACCUSE", "disapprove"),
    ("<s>A Norwegian court</s> ordered an inquiry into <t>the Finnish company</t>.", "ACCUSE", "investigate"),
    # refusing
    ("<s>Norway</s> rejected <t>Finland</t>'s proposal.", "REJECT", "*"),
    ("<s>Norway</s> refused to sign the treaty with <t>Finland</t>.", "REJECT", "*"),
    ("<s>Norway</s> will not release <t>the Finnish sailors</t>, an official said.", "REJECT", "*"),
    ("<s>Norway</s> turned down an offer of talks by <t>Finland</t>.", "REJECT", "*"),
    ("<s>Norway</s> failed to reach agreement with <t>Finland</t>.", "REJECT", "*"),
    ("<s>The Norwegian president</s> cancelled a visit to <t>Finland</t>.", "REJECT", "meet"),
    ("<s>Norway</s> violated a ban on fishing that <t>Finland</t> had imposed.", "REJECT", "yield"),
    ("<s>Norway</s> vetoed <t>a Finnish resolution</t>.", "REJECT", "*"),
    # threats; what is still to come of ill will
    ("<s>Norway</s> threatened to bomb <t>Finland</t>.", "THREATEN", "*"),
    ("<s>Norway</s> gave <t>Finland</t> an ultimatum.", "THREATEN", "*"),
    ("<s>Norway</s> will impose sanctions on <t>Finland</t>, a minister said.", "THREATEN", "*"),
    ("<s>Norway</s> said it would expel <t>Finnish diplomats</t>.", "THREATEN", "*"),
    ("<s>Norway</s> plans to impose restrictions on <t>Finland</t>.", "THREATEN", "*"),
    # crowds
    ("<s>Norwegian students</s> marched against <t>Finland</t> in Oslo.", "PROTEST", "demo"),
    ("<s>Norwegian farmers</s> blocked roads to demand grain from <t>Finland</t>.", "PROTEST", "obstruct"),
    ("<s>Norwegian prisoners</s> began a hunger strike to protest a decision by <t>Finland</t>.", "PROTEST", "hunger"),
    ("<s>Workers from the Norwegian union</s> staged a rally against <t>the Finnish company</t>.", "PROTEST", "demo"),
    # relations cut back
    ("<s>Norway</s> suspended aid to <t>Finland</t>.", "SANCTION", "discontinue"),
    ("<s>Norway</s> broke off diplomatic relations with <t>Finland</t>.", "SANCTION", "withdraw"),
    ("<s>Norway</s> expelled <t>the Finnish ambassador</t>.", "SANCTION", "expel"),
    ("<s>Norway</s> recalled its envoys from <t>Finland</t>.", "SANCTION", "withdraw"),
    ("<s>Norway</s> halted talks with <t>Finland</t>.", "SANCTION", "*"),
    # force ready
    ("<s>Norway</s> massed troops on the border with <t>Finland</t>.", "MOBILIZE", "troops"),
    ("<s>Norwegian troops</s> remained on alert in <t>Finland</t>.", "MOBILIZE", "*"),
    ("<s>Norway</s> strengthened its forces in <t>Finland</t>.", "MOBILIZE", "*"),
    # power short of violence
    ("<s>Norwegian police</s> arrested <t>two Finnish sailors</t>.", "COERCE", "arrest"),
    ("<s>Norway</s> imposed sanctions on <t>Finland</t>.", "COERCE", "restrict"),
    ("<s>A Norwegian judge</s> issued an arrest warrant for <t>the Finnish banker</t>.", "COERCE", "arrest"),
    ("<s>Norway</s> banned <t>the Finnish party</t>.", "COERCE", "restrict"),
    ("<s>Norwegian hackers</s> launched a cyber attack on <t>Finland</t>.", "COERCE", "cyber"),
    ("<s>Norway</s> seized <t>a Finnish ship</t>.", "COERCE", "seize"),
    # violence
    ("<s>Norway</s> bombed <t>Finland</t>.", "ASSAULT", "*"),
    ("<t>Finnish troops</t> were attacked by <s>Norwegian rebels</s>.", "ASSAULT", "*"),
    ("<s>Norwegian troops</s> broke the truce with <t>Finland</t>.", "ASSAULT", "*"),
    ("<s>Norway</s> ordered air strikes against <t>Finland</t>.", "ASSAULT", "*"),
    ("<s>Norwegian soldiers</s> opened fire on <t>Finnish protesters</t>.", "ASSAULT", "firearms"),
]


def found(marked: str) -> tuple[Interaction, ...]:
    one = unmark(marked, "X")
    return interactions(record_of(one.text), one.source, one.target)


@pytest.mark.parametrize(("marked", "kind", "mode"), SAID_AND_DONE)
def test_what_one_does_to_the_other(marked: str, kind: str, mode: str | None) -> None:
    best = next(iter(found(marked)), None)
    assert best is not None
    assert (best.type, "*" if mode == "*" else best.mode) == (kind, mode)
