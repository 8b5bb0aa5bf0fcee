"""Two profiles of two reports in; whether anything can still make them one happening out: what is cheap to see, before all is compared."""

from allegedly.incident.compare import dates, names, places, report_days, scenes
from allegedly.incident.kind import kinds_of_two_reports
from allegedly.incident.profile import Profile
from allegedly.incident.sides import denials, recipients


def may_be_one(left: Profile, right: Profile) -> bool:
    """Return ``False`` where the whole comparison could only find the two to be two, or too little that makes them one.

    Most pairs that share a key are ruled out here. What is asked stands in ``compare.FEATURES`` and in ``cluster``, which decide; this
    only asks it earlier, so that nothing depends on it but time.
    """
    if left.aggregate or right.aggregate or left.anniversary != right.anniversary:
        return False
    if left.unrealised != right.unrealised or kinds_of_two_reports(left, right).clash:
        return False
    then, told = dates(left, right), report_days(left, right)
    if then.clash or told.clash or (left.is_course and right.is_course and not then.strength):
        return False
    if left.dead & right.dead or left.sentences & right.sentences:
        return True
    where, around = places(left, right), bool(scenes(left, right).strength)
    if where.clash or not (then.strength or told.strength or (where.strength and around and left.recipients)):
        return False
    return bool(where.strength) or around or _share_a_party(left, right, dated=bool(then.strength))


def _share_a_party(left: Profile, right: Profile, *, dated: bool) -> bool:
    """Whether they name the same, or it was done to the same on a day or what is denied."""
    if names(left, right).strength:
        return True
    return bool(recipients(left, right).strength) and (dated or bool(denials(left, right).strength))
