"""Actors and who accuses, denies or stands by whom in, a network out: the middle one's neighbours on a ring around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from allegedly.draw.svg import cut, element, linked, picture, text

WIDTH, HEIGHT = 760.0, 520.0
SOME, MANY = 5, 20  # times from which a line is drawn thicker
MOST = 24  # neighbours drawn; the table beside the picture has them all


@dataclass(frozen=True, slots=True)
class Edge:
    """From one actor to another: ``accuses``, ``denies`` or ``relation``, in words, how often, and where to look."""

    source: str
    target: str
    kind: str
    words: str
    count: int
    href: str | None = None


def draw_network(edges: Sequence[Edge], middle: str | None = None, *, most: int = MOST) -> str:
    """Return the network of ``edges``; without ``middle``, all actors stand on the ring. Positions depend on the names and ties only.

    What an actor says of itself is a ring around it.
    """
    around = _in_order(_chosen(edges, middle, most), edges)
    places = {name: _on_ring(number, len(around)) for number, name in enumerate(around)}
    if middle is not None:
        places[middle] = (WIDTH / 2, HEIGHT / 2)
    drawn = [
        _edge(edge, places[edge.source], places[edge.target], number)
        for number, edge in enumerate(edges)
        if edge.source in places and edge.target in places and edge.source != edge.target
    ]
    own = [_own(edge, *places[edge.source]) for edge in edges if edge.source == edge.target and edge.source in places]
    nodes = [_node(name, *places[name], name == middle) for name in places]
    return picture(
        WIDTH,
        HEIGHT,
        "Network of accusation, denial and alliance",
        [*_heads(), *drawn, *own, *nodes],
        "picture network",
    )


def _chosen(edges: Sequence[Edge], middle: str | None, most: int) -> list[str]:
    """The actors of the most frequent ties, the most frequent first, until there are ``most``; each is then tied to one that is drawn."""
    found: list[str] = []
    for edge in sorted(edges, key=lambda one: (-one.count, one.source, one.target, one.words)):
        new = [name for name in dict.fromkeys((edge.source, edge.target)) if name != middle and name not in found]
        if len(found) + len(new) <= most:
            found += new
    return found


def _in_order(names: Sequence[str], edges: Sequence[Edge]) -> list[str]:
    """The names so that each stands beside the one that it is tied to most, as far as that is free; the weightiest first."""
    between: dict[tuple[str, str], int] = {}
    for edge in edges:
        for pair in ((edge.source, edge.target), (edge.target, edge.source)):
            between[pair] = between.get(pair, 0) + edge.count
    left, order = list(names), list(names[:1])
    left = left[1:]
    while left:
        nearest = max(left, key=lambda name: (between.get((order[-1], name), 0), -left.index(name)))
        order.append(nearest)
        left.remove(nearest)
    return order


def _on_ring(number: int, total: int) -> tuple[float, float]:
    angle = 2 * pi * number / max(total, 1) - pi / 2
    return WIDTH / 2 + cos(angle) * (WIDTH / 2 - 190), HEIGHT / 2 + sin(angle) * (HEIGHT / 2 - 60)


def _heads() -> list[str]:
    arrow = element("path", {"d": "M0 0L8 4L0 8Z", "class": "head"})
    box: dict[str, str | int | float | None] = {
        "id": "arrow", "viewBox": "0 0 8 8", "refX": 8, "refY": 4, "markerWidth": 10, "markerHeight": 10, "orient": "auto",
        "markerUnits": "userSpaceOnUse",
    }  # fmt: skip
    return [element("defs", {}, element("marker", box, arrow))]


def _edge(edge: Edge, start: tuple[float, float], end: tuple[float, float], number: int) -> str:
    """A slightly bent line, so that the edges between two actors do not lie on each other."""
    (x1, y1), (x2, y2) = start, end
    length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    bend = 18.0 + 9.0 * (number % 3)
    mx, my = (x1 + x2) / 2 - (y2 - y1) / length * bend, (y1 + y2) / 2 + (x2 - x1) / length * bend
    ex, ey = x2 - (x2 - mx) / length * 20, y2 - (y2 - my) / length * 20
    path = f"M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}"
    line = element("path", {"class": f"edge {edge.kind}{_often(edge)}", "d": path, "marker-end": "url(#arrow)"})
    return linked(edge.href, f"{edge.source} {edge.words} {edge.target} ({edge.count})", line)


def _often(edge: Edge) -> str:
    return " most" if edge.count >= MANY else " often" if edge.count >= SOME else ""


def _own(edge: Edge, x: float, y: float) -> str:
    ring = element(
        "circle",
        {"class": f"edge {edge.kind}{_often(edge)}", "cx": x, "cy": y, "r": 12 if edge.kind == "denies" else 15},
    )
    return linked(edge.href, f"{edge.source} {edge.words} ({edge.count})", ring)


def _node(name: str, x: float, y: float, is_middle: bool) -> str:
    anchor = "middle" if abs(x - WIDTH / 2) < 25 else "start" if x > WIDTH / 2 else "end"
    shift = {"middle": 0, "start": 20, "end": -20}[anchor]
    below = (
        30
        if anchor == "middle" and y >= HEIGHT / 2
        else -20
        if anchor == "middle"
        else 4 + (y - HEIGHT / 2) / HEIGHT * 24
    )
    circle = element(
        "circle", {"class": "node self" if is_middle else "node", "cx": x, "cy": y, "r": 8 if is_middle else 6}
    )
    return linked(
        None, name, circle, text(x + shift, y + below, cut(name, 26), "strong" if is_middle else None, anchor)
    )
