"""The budgets hold: no function over 40 code lines, no file over 400 lines (ruff holds complexity, parameters and statements)."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FUNCTION_LINES = 40
FILE_LINES = 400
NOT_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def code_lines(source: str) -> set[int]:
    """The line numbers that hold code: not blank, not only a comment."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


def docstring_lines(function: Function) -> set[int]:
    first = function.body[0]
    is_docstring = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return set(range(first.lineno, (first.end_lineno or first.lineno) + 1)) if is_docstring else set()


def function_lengths(source: str) -> Iterator[tuple[str, int]]:
    code = code_lines(source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            own = set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
            yield node.name, len((own & code) - docstring_lines(node))


def long_functions(source: str) -> list[str]:
    return [f"{name}: {lines} code lines" for name, lines in function_lengths(source) if lines > FUNCTION_LINES]


def is_long_file(source: str) -> bool:
    return len(source.splitlines()) > FILE_LINES


def sources(*folders: str) -> dict[str, str]:
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in paths}


def test_no_function_is_over_the_budget() -> None:
    found = [f"{path} {line}" for path, text in sources("src").items() for line in long_functions(text)]
    assert found == []


def test_no_file_is_over_the_budget() -> None:
    texts = sources("src", "tests")
    assert texts
    assert [path for path, text in texts.items() if is_long_file(text)] == []


def made_function(statements: int) -> str:
    body = "\n\n".join(f"    a{number} = {number}  # said" for number in range(statements))
    return f'def made():\n    """One\n\n    docstring."""\n    # a comment\n{body}\n'


def test_the_gate_counts_code_lines_only() -> None:
    assert dict(function_lengths(made_function(FUNCTION_LINES - 1))) == {"made": FUNCTION_LINES}
    assert long_functions(made_function(FUNCTION_LINES - 1)) == []


def test_the_gate_catches_a_long_function() -> None:
    assert long_functions(made_function(FUNCTION_LINES)) == ["made: 41 code lines"]
    assert long_functions("class A:\n" + "\n".join("    " + line for line in made_function(50).splitlines()))


def test_the_gate_catches_a_long_file() -> None:
    assert not is_long_file("\n" * FILE_LINES)
    assert is_long_file("\n" * (FILE_LINES + 1))
