"""Names, attributes and children in, SVG text out: everything that comes from a report is escaped here."""

from collections.abc import Sequence
from html import escape

Attribute = str | int | float | None

STYLE = """
svg{font-family:"Source Sans 3","Noto Sans","DejaVu Sans",sans-serif;font-size:13px;background:#fff}
text{fill:#24211d}.quiet{fill:#6b655c}.strong{font-weight:700}.axis{stroke:#d9d3c8;stroke-width:1}
.land{fill:#ece7dd;stroke:#fff;stroke-width:.7}.shaded{fill:#e5d3b8}.sea{fill:#f6f8f9}
.ring{fill:#1f5c86;fill-opacity:.10;stroke:#1f5c86;stroke-opacity:.55;stroke-dasharray:4 3}
.area{fill:#1f5c86;fill-opacity:.16;stroke:#1f5c86;stroke-opacity:.6;stroke-dasharray:4 3}
.dot{fill:#1f5c86;fill-opacity:.82;stroke:#fff}.dot.disputed{fill:#a8431f}
.dot.wide{fill:#fff;fill-opacity:.9;stroke:#1f5c86;stroke-width:1.6}.dot.wide.disputed{stroke:#a8431f}.count.wide{fill:#24211d}
.count{fill:#fff;font-weight:700;text-anchor:middle}
.bar{fill:#8fa9bb}.bar.disputed{fill:#a8431f}.span{stroke:#1f5c86;stroke-width:6;stroke-linecap:round}
.open-end{fill:none;stroke:#1f5c86;stroke-width:2.5;stroke-dasharray:3 4}.mark{fill:#1f5c86}.head{fill:#6b655c}.sheet{fill:#fff}
.cell{fill:#f6f3ed;stroke:#d9d3c8}.cell.no{fill:#f3dfd7}.cell.yes{fill:#dfe9ef}.cell.maybe{fill:#f4ecd6}
.edge{fill:none;stroke:#6b655c;stroke-width:1.6}.edge.often{stroke-width:2.6}.edge.most{stroke-width:3.8}.edge.accuses{stroke:#a8431f}.edge.denies{stroke:#6d4a8c;stroke-dasharray:6 4}
.edge.relation{stroke:#3c6e57;stroke-dasharray:2 3}.node{fill:#fff;stroke:#24211d;stroke-width:1.4}.node.self{fill:#24211d}
"""


def number(value: float) -> str:
    """Return a coordinate with at most one decimal.

    >>> number(3.0), number(2.26)
    ('3', '2.3')
    """
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def element(name: str, attributes: dict[str, Attribute], *children: str) -> str:
    """Return one element; an attribute ``None`` is left out, ``children`` are SVG already.

    >>> element("text", {"x": 1.5, "class": None}, words("a < b"))
    '<text x="1.5">a &lt; b</text>'
    """
    told = "".join(
        f' {key}="{escape(_sound(number(value) if isinstance(value, float) else str(value)), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def words(text: str) -> str:
    """Return ``text`` escaped, without the control characters that XML does not hold, directions isolated.

    >>> words("<b>")
    '&lt;b&gt;'
    """
    kept = _sound(text)
    turned = any("\u0590" <= letter <= "\u08ff" or "\u202a" <= letter <= "\u202e" for letter in kept)
    return escape(f"\u2068{kept}\u2069" if turned else kept, quote=False)


def _sound(content: str) -> str:
    return "".join(letter for letter in content if letter >= " " and letter not in "\ufffe\uffff")


def text(x: float, y: float, content: str, kind: str | None = None, anchor: str | None = None) -> str:
    """Return a line of text at (x, y); ``anchor`` is SVG's ``start middle end``."""
    return element("text", {"x": float(x), "y": float(y), "class": kind, "text-anchor": anchor}, words(content))


def linked(href: str | None, title: str, *children: str) -> str:
    """Return ``children`` with a title that a pointer or screen reader tells, and a link where there is one."""
    told = element("title", {}, words(title))
    if href is None:
        return element("g", {}, told, *children)
    return element("a", {"href": href}, told, *children)


def picture(width: float, height: float, title: str, children: Sequence[str], kind: str = "picture") -> str:
    """Return the whole SVG, scaled to the width it is given, with its title for screen readers."""
    head: dict[str, Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(width)} {number(height)}", "class": kind,
        "role": "group" if any("<a " in child for child in children) else "img",
        "aria-label": title, "width": number(width), "height": number(height),
    }  # fmt: skip
    return element("svg", head, element("title", {}, words(title)), *children)


def standalone(svg: str) -> str:
    """Return ``svg`` with the style that the pages give it, for a file of its own.

    >>> standalone("<svg><g/></svg>").startswith("<svg><style>")
    True
    """
    end = svg.index(">") + 1
    sheet = '<rect class="sheet" width="100%" height="100%"/>'
    return f"{svg[:end]}<style>{STYLE.strip()}</style>{sheet}{svg[end:]}"


def to_png(svg: str, scale: float = 2.0) -> bytes:
    """Return the picture as PNG, ``scale`` pixels to a point. The renderer is vl-convert's."""
    import vl_convert

    return bytes(vl_convert.svg_to_png(standalone(svg), scale=scale))


def cut(content: str, room: int) -> str:
    """Return ``content`` cut to ``room`` letters, with "…" where something is left out.

    >>> cut("provincial police", 10)
    'provincia…'
    """
    return content if len(content) <= room else content[: room - 1].rstrip() + "…"
