"""What this process may still do once it reads a strange file: compute, for a while."""

import resource

LARGEST_ANSWER = 40_000_000
"""In bytes. A photo of the largest size that is taken grows when it is written without loss."""

LIMITS = {
    # Bytes; a photo of 50 million pixels takes half of it.
    resource.RLIMIT_AS: 1_000_000_000,
    # Seconds; that photo takes two.
    resource.RLIMIT_CPU: 10,
    resource.RLIMIT_FSIZE: LARGEST_ANSWER,
    # Only what is open already: no file and no connection more.
    resource.RLIMIT_NOFILE: 3,
    resource.RLIMIT_NPROC: 0,
    resource.RLIMIT_CORE: 0,
}


def confine() -> None:
    """For good. Everything needed must be imported before: modules are files too."""
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
