"""Where things are: in a checkout, in an installed wheel, and in the user's own folders."""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A folder that stands at the top of a checkout and inside the package of a wheel."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


def seeds() -> Path:
    """The folder of the bundled sample articles (never written to)."""
    return _shipped("seeds")


def styles() -> Path:
    """The folder of the terminal's style sheets."""
    return _shipped("styles")


@cache
def user_folder(kind: str, variable: str) -> Path:
    """A folder of the user's, of one kind; a variable of the environment overrides it."""
    override = os.environ.get(variable)
    if override:
        return Path(override)
    # Imported here: a process whose folders are named by variables never needs it.
    import platformdirs

    try:
        return Path(getattr(platformdirs, f"user_{kind}_dir")("briefing", appauthor=False))
    except (RuntimeError, KeyError, OSError):  # no home folder at all
        return Path(_fallback()) / kind


def _fallback() -> str:
    import tempfile

    return str(
        Path(tempfile.gettempdir()) / f"briefing-{os.getuid() if hasattr(os, 'getuid') else 0}"
    )


def cache_folder() -> Path:
    """Where stores are kept; ``BRIEFING_CACHE`` overrides it."""
    return user_folder("cache", "BRIEFING_CACHE")


def config_folder() -> Path:
    """Where ``config.toml`` is looked for; ``BRIEFING_CONFIG`` overrides it."""
    return user_folder("config", "BRIEFING_CONFIG")


def data_folder() -> Path:
    """Where judgements on read-only folders are kept; ``BRIEFING_DATA`` overrides it."""
    return user_folder("data", "BRIEFING_DATA")


def state_folder() -> Path:
    """Where logs, clips and the last opened folder are kept; ``BRIEFING_STATE`` overrides it."""
    return user_folder("state", "BRIEFING_STATE")


def store_file(folder: Path) -> Path:
    """The store of one folder of articles: its name tells a person which, a hash keeps it apart.

    Args:
        folder: the folder (or single file) of articles.

    Returns:
        A path inside the cache folder; nothing is created.
    """
    return cache_folder() / f"{_name_of(folder)}.sqlite"


def view_file(root: Path) -> Path:
    """Where is kept how a folder was laid out and what was open; nothing is created."""
    return state_folder() / "views" / f"{_name_of(root)}.json"


def citation_keys_file(root: Path) -> Path:
    """Where the keys are kept under which sources of a folder were cited; nothing is created."""
    return state_folder() / "citation-keys" / f"{_name_of(root)}.json"


def arrivals_file(root: Path) -> Path:
    """Where is kept when each article of a folder came in; nothing is created."""
    return state_folder() / "arrivals" / f"{_name_of(root)}.jsonl"


def refit_file(root: Path) -> Path:
    """Where is kept how the scores of a folder are adjusted; nothing is created."""
    return state_folder() / "refits" / f"{_name_of(root)}.json"


def history_file(root: Path) -> Path:
    """Where the last searches of a folder are remembered; nothing is created."""
    return state_folder() / "searches" / f"{_name_of(root)}.json"


def seen_file(root: Path, reader: str) -> Path:
    """Where is kept what a reader has seen of a folder's news; nothing is created."""
    who = sha256(reader.encode()).hexdigest()[:8]
    return state_folder() / "seen" / f"{_name_of(root)}-{who}.json"


def log_file(name: str) -> Path | None:
    """A file for what went wrong; None where the state folder cannot be written."""
    folder = usable_folder(state_folder())
    return folder / name if folder else None


def _name_of(folder: Path) -> str:
    resolved = str(folder.resolve())
    name = "".join(c if c.isalnum() else "-" for c in folder.resolve().name)[:40] or "root"
    return f"{name}-{sha256(resolved.encode()).hexdigest()[:12]}"


def judgements_file(root: Path) -> tuple[Path, Path | None]:
    """Where the judgements on a folder (or file) of articles are kept.

    Returns:
        The file to write, and the one beside the articles where that is another: their folder
        cannot be written, or is the bundled sample.
    """
    folder = root if root.is_dir() else root.parent
    beside = folder / "judgements.toml"
    if os.access(folder, os.W_OK) and folder.resolve() != seeds().resolve():
        return beside, None
    return data_folder() / f"{_name_of(folder)}.judgements.toml", beside


def write_private(file: Path, data: bytes) -> bool:
    """Put a small file of one's own in place at once, for this user alone.

    Returns:
        False where it cannot be written; what was there before is there still.
    """
    if usable_folder(file.parent) is None:
        return False
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.chmod(0o600)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        return False
    return True


def usable_folder(folder: Path) -> Path | None:
    """The folder, created privately if need be, or None where that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
