"""How long a job goes on trying when an outside system does not answer."""

from procrastinate import RetryStrategy


def patient(*unavailable: type[Exception]) -> RetryStrategy:
    """Again after 4, 16, 64, 256 and 1,024 seconds. Then it gives up, and the schedule takes it up every hour.

    Any other error ends the job at once.
    """
    return RetryStrategy(max_attempts=6, exponential_wait=4, retry_exceptions=unavailable)
