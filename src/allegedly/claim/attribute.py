"""A sentence and its cues go in; attributions come out: who speaks, by what word, saying what. Voices are still tokens here."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from allegedly.claim.anonymity import asks_anonymity
from allegedly.claim.ascription import points_back
from allegedly.claim.attribution import Attribution, Speaker
from allegedly.claim.blame import is_to_blame
from allegedly.claim.called import CALLING, called
from allegedly.claim.chain import cited, quoted, saying_of
from allegedly.claim.content import (
    NOTHING,
    Content,
    accused_alone,
    clause_around,
    noun_content,
    passive_content,
    rule_shape,
    verb_content,
)
from allegedly.claim.found import CueHit
from allegedly.claim.grammar import (
    DOCUMENTS,
    SAYINGS,
    agent,
    is_empty,
    is_negated,
    is_passive,
    is_unsaid,
    issued_by,
    objects_of,
    own_subject,
    said_of,
    subject,
    verb_group,
)
from allegedly.claim.reciprocal import TRADED, reciprocal, sides_of
from allegedly.parsed import Sentence

_CLOSING = frozenset({"”", '"', "’", "'", "''", ","})
_POSTS = frozenset({"head", "chief", "minister", "commander", "director", "general", "governor", "official", "officer", "judge", "staff", "employee", "adviser", "government", "cabinet"})  # fmt: skip
_KEEPING_QUIET = frozenset({"remain", "stay", "keep", "decline", "refuse"})
_TAKING_BACK = frozenset({"withdraw", "retract", "recant", "disown", "drop", "rescind", "revoke"})
_REACHING = frozenset({"reach", "contact"})
_REACHED_TOGETHER = frozenset({"agreement", "deal", "compromise", "consensus", "settlement", "accord", "decision", "verdict", "conclusion", "understanding", "solution", "town", "village", "city", "area", "place"})  # fmt: skip
# "according to plan" reports nobody's words
_NO_VOICES = frozenset(
    {"plan", "schedule", "law", "need", "tradition", "custom", "size", "rank", "taste", "type", "ability", "rule"}
)
UTTERING = frozenset(
    {"make", "issue", "release", "repeat", "level", "raise", "publish", "give", "express", "voice", "cast"}
)
# "a strike claimed by X": a statement only where what is claimed is a deed
CLAIMED_BY = "en.statement.claimed_by"
# Verbs that put a deed on somebody, by the word before whom
_PUT = {"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}
# Cues whose passive says who is meant, not who speaks: "he was told", "they were urged".
_TO_SOMEBODY = frozenset(
    {"tell", "ask", "urge", "order", "warn", "inform", "assure", "remind", "advise", "call", "call on", "admit"}
)


def attribute(sentence: Sentence, hits: Sequence[CueHit]) -> list[Attribution]:
    """Return the attributions of a sentence, in the order of their cues; a reciprocal cue gives one for each side."""
    found: list[Attribution] = []
    saying = {i for hit in hits if hit.cue.lemma in {"quote", "cite"} for i in saying_of(sentence, hit.token)}
    for hit in hits:
        if hit.token in saying:
            continue
        if hit.cue.pos == "verb":
            found.extend(_by_verb(sentence, hit))
        elif hit.cue.pos == "noun":
            found.extend(_by_noun(sentence, hit))
        elif hit.cue.pos == "phrase":
            found.extend(_by_phrase(sentence, hit))
        else:
            found.extend(_by_adjective(sentence, hit))
    return found


def with_blame(sentence: Sentence, hit: CueHit, deeds: Collection[int]) -> CueHit:
    """Return a cue as one that accuses, where it puts one of the ``deeds`` on somebody: "attributed the attack to X", not "the quote"."""
    if _PUT.get(hit.cue.lemma) != "to" or hit.cue.pos != "verb":
        return hit
    about = own_subject(sentence, hit.token) if is_passive(sentence, hit.token) else sentence.child(hit.token, "dobj")
    if about is None and sentence.tokens[hit.token].dep in {"acl", "relcl"}:
        about = sentence.tokens[hit.token].head
    is_deed = about is not None and (about in deeds or points_back(sentence, about))
    return hit._replace(cue=replace(hit.cue, act="accuses", needs_content=False)) if is_deed else hit


def _by_verb(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    if hit.cue.lemma in {"quote", "cite"}:
        return quoted(sentence, hit)
    if hit.cue.lemma in CALLING:
        return called(sentence, hit)
    if hit.cue.lemma in _REACHING:
        return _unreached(sentence, hit)
    if is_to_blame(sentence, hit.token) or asks_anonymity(sentence, hit.token):
        return []
    if is_passive(sentence, hit.token):
        return _passive(sentence, hit)
    speaker = subject(sentence, hit.token)
    speaker = _inverted(sentence, hit) if speaker is None else _outer(sentence, hit, speaker)
    content = verb_content(sentence, hit)
    if content is NOTHING:
        content = accused_alone(sentence, hit)
    if speaker is None:
        if content is NOTHING or sentence.tokens[hit.token].tag == "VB":
            return []
        return [Attribution(hit, "unnamed", None, (), content, is_unsaid(sentence, hit.token), "en.statement.open")]
    if _is_no_statement(sentence, hit, content):
        return []
    return _voiced(sentence, hit, speaker, content)


def _outer(sentence: Sentence, hit: CueHit, speaker: int) -> int:
    """Return who says the clause that a denial is added to, where its own subject says nothing: "said none of them was armed, contradicting X"."""
    cue = sentence.tokens[hit.token]
    clause = sentence.tokens[cue.head]
    is_added = cue.tag == "VBG" and cue.dep == "advcl" and hit.cue.act == "denies" and clause.dep == "ccomp"
    if not is_added or not (is_empty(sentence, speaker) or is_passive(sentence, clause.i)):
        return speaker
    saying = own_subject(sentence, clause.head)
    return speaker if saying is None else saying


def _voiced(sentence: Sentence, hit: CueHit, speaker: int, content: Content) -> list[Attribution]:
    each = reciprocal(sentence, hit, speaker)
    if each:
        return [
            Attribution(hit, "token", voice, (), content, False, "en.statement.reciprocal", other)
            for voice, other in each
        ]
    source = cited(sentence, hit.token)
    if source is not None:
        return [Attribution(hit, "token", source, (speaker,), content, False, "en.statement.citing")]
    kind: Speaker = "nobody" if is_empty(sentence, speaker) else "token"
    accused = _accused(sentence, hit) if hit.cue.act == "accuses" else None
    negated = is_unsaid(sentence, hit.token) and hit.cue.act != "declines_to_comment"
    rule = f"en.statement.{rule_shape(content)}"
    return [Attribution(hit, kind, _issuer(sentence, speaker), _told(sentence, hit), content, negated, rule, accused)]


def _is_no_statement(sentence: Sentence, hit: CueHit, content: Content) -> bool:
    """Tell whether nothing is said after all: "did not remain silent", "asked whether", "dismissed the minister"."""
    if hit.cue.lemma.split()[0] in _KEEPING_QUIET and is_negated(sentence, hit.token):
        return True
    token = sentence.tokens[hit.token]
    is_addressed = token.tag == "VBN" and token.dep == "advcl" and own_subject(sentence, hit.token) is None
    return is_addressed or _rejects_somebody(sentence, hit, content)


def _rejects_somebody(sentence: Sentence, hit: CueHit, content: Content) -> bool:
    """Tell whether "dismissed" or "rejected" has a person or post as object ("dismissed the minister"): no words are denied."""
    if hit.cue.lemma not in {"dismiss", "reject"} or content.shape != "np" or content.root is None:
        return False
    return sentence.tokens[content.root].lemma in _POSTS or sentence.tokens[content.root].ent == "PERSON"


def _unreached(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    """Return "X could not be reached (for comment on Y)" as X's saying nothing; any other reaching is no statement."""
    if not is_passive(sentence, hit.token) or not is_negated(sentence, hit.token):
        return []
    voice = subject(sentence, hit.token)
    is_called = voice is not None and any(
        sentence.tokens[j].tag == "MD" for j in sentence.all_children(hit.token, "aux")
    )
    if voice is None or not is_called or sentence.tokens[voice].lemma in _REACHED_TOGETHER:
        return []
    first, last = verb_group(sentence, hit.token)
    asked = [j for i in objects_of(sentence, hit.token, "for") for j in objects_of(sentence, i, "on", "about")]
    content = Content((sentence.edges[asked[0]],), asked[0], "on") if asked else NOTHING
    whole = hit._replace(first=first, last=last)
    return [Attribution(whole, "token", voice, (), content, False, "en.statement.unreached")]


def _accused(sentence: Sentence, hit: CueHit) -> int | None:
    """Return who is blamed: "accused B", "blamed it on B", "held B responsible"."""
    target = sentence.child(hit.token, "dobj")
    if hit.cue.lemma in _PUT:
        holders = [i for i in (hit.token, target) if i is not None]
        on = [j for i in holders for j in objects_of(sentence, i, _PUT[hit.cue.lemma])]
        return on[0] if on else target
    if target is None and (clause := sentence.child(hit.token, "ccomp")) is not None:
        return sentence.child(clause, "nsubj")
    return target


def _inverted(sentence: Sentence, hit: CueHit) -> int | None:
    """Return the speaker after the cue, which the parser takes for an object: "..., read the ministry's statement"."""
    behind = sentence.child(hit.token, "dobj", "attr")
    before = sentence.tokens[hit.first - 1].text if hit.first else ""
    if behind is None or behind < hit.token or before not in _CLOSING:
        return None
    token = sentence.tokens[behind]
    return _issuer(sentence, behind) if token.lemma in DOCUMENTS or token.pos == "PROPN" or token.ent else None


def _issuer(sentence: Sentence, speaker: int) -> int:
    """Return who issued a document that "says": the ministry of "the ministry's statement"; else the document."""
    if sentence.tokens[speaker].lemma not in DOCUMENTS:
        return speaker
    owner = sentence.child(speaker, "poss")
    verb = sentence.tokens[sentence.tokens[speaker].head]
    if owner is None and sentence.tokens[speaker].dep == "dobj" and verb.lemma in UTTERING:
        owner = subject(sentence, verb.i)
    if owner is not None:
        return owner
    issued = objects_of(sentence, speaker, "by", "from", "of")
    named = sentence.all_children(speaker, "compound")
    return issued[0] if issued else named[-1] if named and sentence.tokens[named[-1]].pos == "PROPN" else speaker


def _told(sentence: Sentence, hit: CueHit) -> tuple[int, ...]:
    """Return the medium through which words came: "told NAME"; whether it is a medium is told later."""
    if hit.cue.lemma != "tell":
        return ()
    child = sentence.child(hit.token, "dobj", "dative")
    return (child,) if child is not None and sentence.tokens[child].pos == "PROPN" else ()


def _passive(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    by = agent(sentence, hit.token)
    content = passive_content(sentence, hit)
    is_blame = hit.cue.act == "accuses" and bool(_blamed_on(sentence, hit, by))
    if content is NOTHING or (
        by is None and (hit.cue.lemma in _TO_SOMEBODY or (content.shape == "np" and not is_blame))
    ):
        return []
    speaker: Speaker = "unnamed" if by is None else "nobody" if is_empty(sentence, by) else "token"
    on = _blamed_on(sentence, hit, by)
    accused = (on[0] if on else subject(sentence, hit.token)) if hit.cue.act == "accuses" else None
    is_remark = sentence.tokens[hit.token].dep == "acl" and content.shape in {"np", "on"}
    if is_remark and is_blame:  # "an attack blamed on X"
        content = content._replace(root=sentence.tokens[hit.token].head, shape="relative")
    elif is_remark and by is not None and content.shape == "np":
        content = content._replace(shape="relative")  # says something of its noun, nothing of the rest of the sentence
    is_claimed = hit.cue.lemma == "claim" and is_remark
    rule = CLAIMED_BY if is_claimed else "en.statement.agentless" if by is None else "en.statement.passive"
    return [Attribution(hit, speaker, by, (), content, is_negated(sentence, hit.token), rule, accused)]


def _blamed_on(sentence: Sentence, hit: CueHit, by: int | None) -> list[int]:
    """Return whom something is blamed on, also where the parser hung "on X" on who blames ("blamed by officials on X")."""
    holders = [hit.token, *([by] if by is not None else [])] if hit.cue.lemma in _PUT else []
    return [i for holder in holders for i in objects_of(sentence, holder, _PUT[hit.cue.lemma])]


def _by_noun(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    content = noun_content(sentence, hit)
    noun = sentence.tokens[hit.token]
    verb = sentence.tokens[noun.head]
    if verb.lemma in TRADED and noun.dep == "dobj" and hit.cue.act == "accuses":
        return _traded(sentence, hit, content)
    is_wanted = noun.lemma == "comment" and verb.text.casefold() == "for"  # "reached for comment": none was made
    if content is NOTHING or is_wanted:
        return []
    voice = _noun_voice(sentence, hit.token)
    if voice is None and hit.cue.means != "speech":
        return []
    negated = is_empty(sentence, hit.token)
    if noun.dep == "dobj" and verb.lemma in _TAKING_BACK:
        hit = hit._replace(cue=replace(hit.cue, lemma="retract", act="denies"))
        taking = subject(sentence, verb.i)
        voice = voice if taking is None else taking
    if voice is None:
        return [Attribution(hit, "unnamed", None, (), content, negated, f"en.statement.noun_{content.shape}")]
    return [Attribution(hit, "token", voice, (), content, negated, f"en.statement.noun_{content.shape}")]


def _traded(sentence: Sentence, hit: CueHit, content: Content) -> list[Attribution]:
    speaker = subject(sentence, sentence.tokens[hit.token].head)
    sides = sides_of(sentence, speaker) if speaker is not None else []
    if len(sides) != 2:
        return []
    return [
        Attribution(hit, "token", voice, (), content, False, "en.statement.reciprocal", other)
        for voice, other in ((sides[0], sides[1]), (sides[1], sides[0]))
    ]


def _noun_voice(sentence: Sentence, noun: int) -> int | None:
    """Return whose claim it is: "the army's claim", "an accusation by X", "reports from X", "Russian claims", "X made a claim"."""
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return owner
    issued = issued_by(sentence, noun)
    if issued:
        return issued[0]
    if sentence.tokens[noun].lemma in SAYINGS and (holder := said_of(sentence, noun)) is not None:
        return holder[0]
    named = [
        j for j in sentence.all_children(noun, "compound", "amod") if sentence.tokens[j].ent in {"NORP", "GPE", "ORG"}
    ]
    if named:
        return named[-1]
    token = sentence.tokens[noun]
    verb = sentence.tokens[token.head]
    if token.dep == "dobj" and verb.lemma in UTTERING:
        return subject(sentence, verb.i)
    return None


def _by_phrase(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    """Return "according to X" and its like: X says the clause that the phrase stands in or beside."""
    if hit.cue.lemma in {"citing", "quoting", "to hear"} or "np" not in hit.cue.complements:
        return []
    voice = next(
        (j for i in range(hit.last, hit.first - 1, -1) for j in sentence.all_children(i, "pobj") if j > hit.last), None
    )
    if voice is not None and sentence.tokens[voice].tag == "WDT":
        return _by_which(sentence, hit, voice)
    verb = _clause_verb(sentence, hit.token)
    if voice is None or verb is None or sentence.tokens[voice].lemma in _NO_VOICES:
        return []
    content = clause_around(sentence, verb, hit.first, max(sentence.edges[voice][1], hit.last))
    rule = f"en.voice.{hit.cue.lemma.replace(' ', '_')}"
    return [Attribution(hit, "token", voice, (), content, False, rule)] if content.ranges else []


def _by_which(sentence: Sentence, hit: CueHit, which: int) -> list[Attribution]:
    """Return "a ministry statement according to which X": the ministry says X."""
    before = next((t.i for t in reversed(sentence.tokens[: hit.first]) if t.pos != "PUNCT"), None)
    verb = next((i for i in sentence.ancestors(which) if i > which and sentence.tokens[i].pos in {"VERB", "AUX"}), None)
    if before is None or verb is None or sentence.tokens[before].pos not in {"NOUN", "PROPN"}:
        return []
    content = Content(((which + 1, sentence.edges[verb][1]),), verb, "that")
    issuer = _issuer(sentence, before)
    if issuer == before:  # "a ministry statement"
        named = sentence.all_children(before, "compound")
        issuer = named[-1] if named else before
    return [Attribution(hit, "token", issuer, (), content, False, "en.voice.according_to_which")]


def _clause_verb(sentence: Sentence, phrase: int) -> int | None:
    """Return the verb of the clause a phrase belongs to; set off by commas at an end of the sentence, that is the main verb."""
    verbs = [
        i
        for i in sentence.ancestors(phrase)
        if sentence.tokens[i].pos in {"VERB", "AUX"} or sentence.tokens[i].dep == "ROOT"
    ]
    if not verbs:
        return None
    before = sentence.tokens[phrase - 1].text if phrase else ""
    return verbs[-1] if not phrase or before == "," else verbs[0]


def _by_adjective(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    child = sentence.child(hit.token, "ccomp", "xcomp")
    speaker = subject(sentence, sentence.tokens[hit.token].head)
    if (
        child is None
        or speaker is None
        or sentence.tokens[hit.token].dep != "acomp"
        or sentence.tokens[speaker].lemma == "it"
    ):
        return []
    content = verb_content(sentence, hit)
    negated = is_negated(sentence, sentence.tokens[hit.token].head)
    return (
        [Attribution(hit, "token", speaker, (), content, negated, "en.statement.adjective")] if content.ranges else []
    )
