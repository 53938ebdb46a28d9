"""Sizes of files in words."""


def size_text(size: int, language: str) -> str:
    """Of bytes: 214 kB; 3,4 MB or 3.4 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    text = f"{size / 1_000_000:.1f}"
    return f"{text if language == 'en' else text.replace('.', ',')} MB"
