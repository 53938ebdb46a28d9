import socket

import pytest

from eloket.launch import ports
from eloket.launch.errors import Refusal


def free_pair() -> int:
    return next(port for port in range(20_000, 60_000, 2) if ports.is_free(port) and ports.is_free(port + 1))


@pytest.mark.parametrize("offset", [0, 1])
def test_a_taken_port_is_named_with_the_way_out(offset: int) -> None:
    web = free_pair()
    taken = rf"Port {web + offset} is taken .* --port \d+"
    with socket.create_server((ports.HOST, web + offset)), pytest.raises(Refusal, match=taken):
        ports.choose(web)


def test_the_mail_port_gives_way_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((ports.HOST, 0)) as taken:
        monkeypatch.setattr(ports, "FIRST_MAIL_PORT", taken.getsockname()[1])
        assert ports.choose(free_pair()).mail > taken.getsockname()[1]
