"""Two profiles of two reports in; whether anything can still make them one happening out: what is cheap to see, before all is compared."""

from allegedly.incident.accord import NOTHING, Accord
from allegedly.incident.compare import dates, names, report_days, scenes, stories
from allegedly.incident.kind import kinds_of_two_reports
from allegedly.incident.profile import Profile
from allegedly.incident.sides import denials, recipients
from allegedly.incident.whereabouts import places


def may_be_one_happening(left: Profile, right: Profile, likely: float) -> bool:
    """Return ``False`` where the whole comparison could only find the two to be two, or too little that makes them one.

    Most pairs that share a key are ruled out here. What is asked stands in ``compare.FEATURES`` and in ``cluster``, which decide; this
    only asks it earlier, so that nothing depends on it but time. ``likely`` is how strong the likeness of two stories must be to count.
    """
    if left.aggregate or right.aggregate or left.anniversary != right.anniversary:
        return False
    if left.unrealised != right.unrealised or (then := _then(left, right)) is None:
        return False
    if not (left.dead.isdisjoint(right.dead) and left.sentences.isdisjoint(right.sentences)):
        return True
    where = places(left, right)
    if where.clash or kinds_of_two_reports(left, right).clash:
        return False
    is_around = not left.scene.isdisjoint(right.scene) and bool(scenes(left, right).strength)
    if not then and not (is_around and left.recipients and right.recipients):
        return False  # told a week apart without a date, it must be of the same people
    if not then:
        return bool(where.strength) and _is_likely(left, right, likely)
    return bool(where.strength) or _is_theirs(left, right, (is_around, likely))


def _then(left: Profile, right: Profile) -> bool | None:
    """Whether something says that both were at one time; ``None`` where they cannot have been."""
    dated = bool(left.when and right.when)
    then = dates(left, right) if dated else NOTHING
    if then.clash or (left.is_course and right.is_course and not then.strength):
        return None
    told = report_days(left, right)
    return None if told.clash else bool(then.strength or told.strength)


def _is_theirs(left: Profile, right: Profile, around: tuple[bool, float]) -> bool:
    """Whether it was done to the same on a day, or amid the same names, or both name one, or tell one story."""
    is_around, likely = around
    if is_around and (left.back or right.back or _is_likely(left, right, likely)):
        return True
    if (left.where is None or right.where is None) and names(left, right).strength:
        return True
    to_whom: Accord = recipients(left, right)
    return bool(to_whom.strength) and (
        is_around or bool(left.when and right.when) or bool(denials(left, right).strength)
    )


def _is_likely(left: Profile, right: Profile, likely: float) -> bool:
    return stories(left, right).strength >= likely
