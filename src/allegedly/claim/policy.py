"""The rules of the lexicon and the name of a policy go in; the bounds that it gives to vague numbers come out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from allegedly.claim.count import PLURAL_RULE
from allegedly.claim.found import NumberHit
from allegedly.lexicon.entries import PolicyRule
from allegedly.problems import InputError

PLURAL = "(plural)"
NOWHERE = -1  # the sentence of the hit that stands for every plain plural


class Policy(NamedTuple):
    """A named policy: the least and the most that it makes of each vague word."""

    name: str | None
    bounds: Mapping[str, tuple[int | None, int | None]]


NO_POLICY = Policy(None, {})


def policy_of(rules: Sequence[PolicyRule], name: str | None) -> Policy:
    """Return the policy of a name, the one that gives no bounds for ``None``; raises ``InputError`` for a name without rules.

    >>> policy_of([PolicyRule("acled", "dozens", 12, None, "x")], "acled").bounds["dozens"]
    (12, None)
    """
    if name is None:
        return NO_POLICY
    bounds = {rule.text: (rule.low, rule.high) for rule in rules if rule.policy == name}
    if not bounds:
        known = ", ".join(sorted({rule.policy for rule in rules}))
        raise InputError(
            f"no policy {name!r} for vague numbers: name one of {known}, or leave --policy and ALLEGEDLY_POLICY out"
        )
    return Policy(name, bounds)


def decide(hits: Iterable[NumberHit], policy: Policy) -> tuple[NumberHit, ...]:
    """Return the numbers, those of vague words with the bounds that the policy gives them; behind them what it makes of a plain plural."""
    found = tuple(_decided(hit, policy) for hit in hits)
    plural = policy.bounds.get(PLURAL)
    if plural is None:
        return found
    return (*found, NumberHit(NOWHERE, 0, 0, *plural, "plain plural", None, PLURAL_RULE, policy.name))


def _decided(hit: NumberHit, policy: Policy) -> NumberHit:
    if hit.low is not None or hit.high is not None or hit.exactness is None:
        return hit
    bounds = policy.bounds.get(hit.exactness) or policy.bounds.get(_bare(hit.exactness, policy))
    return hit._replace(low=bounds[0], high=bounds[1], policy=policy.name) if bounds else hit


def _bare(words: str, policy: Policy) -> str:
    """Return the vague word behind a qualifying one: "dozens" of "at least dozens"; one that caps ("up to dozens") is left alone."""
    if words.startswith(("up to", "less", "fewer", "under", "as many as", "no more", "not more", "at most", "below")):
        return ""
    pieces = words.split()
    return next((tail for n in range(len(pieces)) if (tail := " ".join(pieces[n:])) in policy.bounds), "")
