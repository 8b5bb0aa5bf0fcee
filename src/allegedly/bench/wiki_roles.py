"""Types of WikiEvents and sides of our events in, roles of WikiEvents out; our triggers in, their types out: the two tables."""

from allegedly.bench.muc_words import DEADLY, HURTFUL
from allegedly.records import Event

ROLES: tuple[tuple[str, dict[str, str]], ...] = (
    ("Conflict.Attack.DetonateExplode", {"actor": "Attacker", "recipient": "Target", "instrument": "ExplosiveDevice"}),
    ("Conflict.Attack", {"actor": "Attacker", "recipient": "Target", "instrument": "Instrument"}),
    ("Conflict.Defeat", {"actor": "Victor", "recipient": "Defeated"}),
    ("Conflict.Demonstrate", {"actor": "Demonstrator", "recipient": "Target"}),
    ("Life.Die", {"actor": "Killer", "recipient": "Victim", "killed": "Victim", "casualties": "Victim", "instrument": "Instrument"}),
    ("Life.Injure", {"actor": "Injurer", "recipient": "Victim", "wounded": "Victim", "casualties": "Victim", "instrument": "Instrument"}),
    ("Life.Infect", {"recipient": "Victim"}),
    ("Life", {"actor": "Agent", "recipient": "Victim"}),
    ("Disaster", {"recipient": "Victim"}),
    ("Contact.Contact.Broadcast", {"actor": "Communicator", "voice": "Communicator", "recipient": "Recipient"}),
    ("Contact.Contact", {"actor": "Participant", "voice": "Participant", "recipient": "Participant"}),
    ("Contact", {"actor": "Communicator", "voice": "Communicator", "recipient": "Recipient"}),
    ("Movement", {"actor": "Transporter", "recipient": "PassengerArtifact", "displaced": "PassengerArtifact", "deployed": "PassengerArtifact", "place": "Destination"}),
    ("Justice.ArrestJailDetain", {"actor": "Jailer", "recipient": "Detainee", "detained": "Detainee"}),
    ("Justice.ChargeIndict", {"actor": "Prosecutor", "recipient": "Defendant"}),
    ("Justice.InvestigateCrime", {"actor": "Investigator", "recipient": "Defendant"}),
    ("Justice", {"actor": "JudgeCourt", "recipient": "Defendant"}),
    ("GenericCrime", {"actor": "Perpetrator", "recipient": "Victim"}),
    ("Control", {"actor": "Impeder"}),
    ("ArtifactExistence.DamageDestroy", {"actor": "DamagerDestroyer", "recipient": "Artifact", "instrument": "Instrument"}),
    ("ArtifactExistence", {"actor": "ManufacturerAssembler", "recipient": "Artifact", "instrument": "Instrument"}),
    ("Personnel", {"recipient": "Employee"}),
    ("Transaction", {"actor": "Giver", "recipient": "AcquiredEntity"}),
    ("Medical", {"actor": "Treater", "recipient": "Patient", "instrument": "Instrument"}),
    ("Cognitive.Identify", {"actor": "Identifier", "recipient": "IdentifiedObject"}),
    ("Cognitive", {"actor": "Observer", "recipient": "ObservedEntity", "instrument": "Instrument"}),
)  # fmt: skip
"""The role that each side of our record takes, by the beginning of the type, the first that fits. A side that is missing has none."""

TYPES = {
    "ASSAULT": "Conflict.Attack.Unspecified",
    "PROTEST": "Conflict.Demonstrate.Unspecified",
    "CONSULT": "Contact.Contact.Meet",
    "REQUEST": "Contact.RequestCommand.Unspecified",
    "THREATEN": "Contact.ThreatenCoerce.Unspecified",
}
MODES = {
    ("ASSAULT", "explosives"): "Conflict.Attack.DetonateExplode",
    ("ASSAULT", "suicide-attack"): "Conflict.Attack.DetonateExplode",
    ("ASSAULT", "destroy"): "ArtifactExistence.DamageDestroyDisableDismantle.Destroy",
    ("PROTEST", "riot"): "Conflict.Demonstrate.DemonstrateWithViolence",
    ("COERCE", "arrest"): "Justice.ArrestJailDetain.Unspecified",
    ("SANCTION", "convict"): "Justice.Convict.Unspecified",
    ("ACCUSE", "investigate"): "Justice.InvestigateCrime.Unspecified",
    ("RETREAT", "release"): "Justice.ReleaseParole.Unspecified",
    ("RETREAT", "resign"): "Personnel.EndPosition.Unspecified",
}


def role_of(type_: str, side: str) -> str | None:
    """Return the role of a side of our record in an event of theirs, ``None`` where it has none.

    >>> role_of("Life.Die.Unspecified", "actor"), role_of("Life.Die.Unspecified", "place"), role_of("Control.X", "recipient")
    ('Killer', 'Place', None)
    """
    roles = next((roles for start, roles in ROLES if type_.startswith(start)), {})
    return roles.get(side, "Place" if side == "place" else None)


def type_of(event: Event) -> str | None:
    """Return their type for an event of ours: by its word where it tells of death or injury, else by mode, else by type; or ``None``."""
    if event.type is None:
        return None
    if event.type == "ASSAULT" and DEADLY.search(event.trigger.text):
        return "Life.Die.Unspecified"
    if event.type == "ASSAULT" and HURTFUL.search(event.trigger.text):
        return "Life.Injure.Unspecified"
    return MODES.get((event.type, event.mode or ""), TYPES.get(event.type))
