"""How long a job goes on trying when an outside system does not answer."""

from procrastinate import RetryStrategy


def patient(*unavailable: type[Exception]) -> RetryStrategy:
    """Again after 4, 16, 64, … seconds; the last time after three days. Any other error ends the job."""
    return RetryStrategy(max_attempts=9, exponential_wait=4, retry_exceptions=unavailable)
