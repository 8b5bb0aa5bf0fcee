"""A report's text and an address in, the answer of the language model there out, or the problem that kept it away."""

import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import get_args

from allegedly.keys import content_id
from allegedly.problems import Problem
from allegedly.records import CountKind, Question, Stance

LARGEST = 4_000_000  # bytes of an answer
LONGEST = 60_000  # characters of a report that is asked about
PROMPT = (
    "You code news reports of conflict. List every claim that the report contains about violent or political events. For each claim give: "
    '"quote": the words of the report that make it, copied exactly; "voice": the words of the report that name who says it, or null when '
    f'the reporter says it; "question": one of {", ".join(get_args(Question))}; "stance": one of {", ".join(get_args(Stance))}; "value": the words '
    'of the report that answer the question (who did it, who was the target, where, when), or null; "count": for tolls only, an object with '
    f'"kind" (one of {", ".join(get_args(CountKind))}), "low" and "high" (numbers or null). A denial is a claim with the stance denies. '
    'Answer with JSON only: {"claims": [...]}. Never put a quotation that is not in the report.'
)


@dataclass(frozen=True, slots=True)
class Model:
    """A language model behind an OpenAI-compatible address (``http://localhost:8080/v1``); ``key`` is sent as a bearer token."""

    address: str
    name: str
    key: str | None = None
    seconds: float = 120.0

    @property
    def coder(self) -> str:
        """What its claims are stored under: the model and a hash of what it is asked."""
        return f"{self.name}/{content_id('q', PROMPT)[2:10]}"


def ask(model: Model, text: str, where: str) -> str | Problem:
    """Return what the model says of a report. Every way that this can fail is a problem."""
    if len(text) > LONGEST:
        return Problem(where, "too_long", f"longer than {LONGEST:,} characters; the second coder was not asked")
    asked = {
        "model": model.name, "temperature": 0, "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": PROMPT}, {"role": "user", "content": text}],
    }  # fmt: skip
    request = urllib.request.Request(  # noqa: S310 (the address is the user's own)
        f"{model.address.rstrip('/')}/chat/completions",
        json.dumps(asked).encode(),
        {"Content-Type": "application/json"},
    )
    if model.key:
        request.add_header("Authorization", f"Bearer {model.key}")
    try:
        with urllib.request.urlopen(request, timeout=model.seconds) as answer:  # noqa: S310
            found = json.loads(answer.read(LARGEST))
        content = found["choices"][0]["message"]["content"]
    except urllib.error.HTTPError as error:
        return Problem(
            where,
            "coder_failed",
            f"the second coder answered with status {error.code}; look at its log, then run again",
        )
    except (OSError, http.client.HTTPException) as error:
        return Problem(
            where, "coder_failed", f"the second coder cannot be reached ({error}); check the address, then run again"
        )
    except (ValueError, KeyError, IndexError, TypeError):
        return Problem(
            where,
            "coder_failed",
            "the second coder's answer is not what a chat completion is; check the address and the model",
        )
    return (
        content
        if isinstance(content, str)
        else Problem(where, "coder_failed", "the second coder's answer holds no text")
    )
