from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
STATE = ROOT / ".eloket"
DEMO = STATE / "demo"
TEST = STATE / "test"
BENCH = STATE / "bench"


def private(folder: Path) -> Path:
    """Make a folder that strangers may not enter."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o007:
        folder.chmod(0o700)
    return folder
