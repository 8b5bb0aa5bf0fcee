"""The files of a corpus go in, the name by which its figures are known comes out."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def corpus_digest(paths: Iterable[Path], *, with_folder: bool = False) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of files: the name, the length and the bytes of each.

    ``with_folder`` puts the name of a file's folder before its own, where several folders hold files of one name.
    """
    digest = hashlib.sha256()
    for path in paths:
        content, name = path.read_bytes(), f"{path.parent.name}/{path.name}" if with_folder else path.name
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
