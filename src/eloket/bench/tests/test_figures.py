from dataclasses import replace

from eloket.bench.figures import Figure, table, worse

PAGE = Figure("home page", 200, "/s", 4000, "bare response", "p50 9 ms")
WAIT = Figure("vault full", 50, "ms", 20, "plain calls")
MEMORY = Figure("web worker", 90, "MB")


def test_a_rate_and_a_time_have_a_ratio_that_falls_when_they_get_worse() -> None:
    assert PAGE.ratio == 0.05
    assert WAIT.ratio == 0.4
    assert replace(WAIT, value=100).ratio == 0.2


def test_a_figure_without_a_limit_has_no_ratio() -> None:
    assert MEMORY.ratio is None


def test_the_table_names_the_limit_and_lines_up() -> None:
    head, page, wait, memory = table([PAGE, WAIT, MEMORY]).splitlines()
    assert page.split("  ")[0] == "home page"
    assert "4,000/s  1/20.0  bare response" in page
    assert "1/2.5" in wait and memory.endswith("90 MB")
    assert head.index("the limit is") == page.index("bare response") == wait.index("plain calls")


def test_a_ratio_above_the_limit_is_written_as_times() -> None:
    assert "2.0 ×" in table([replace(WAIT, value=10)])


def test_a_slower_machine_is_not_worse() -> None:
    assert not list(worse([replace(PAGE, value=100, limit=2000)], [PAGE]))


def test_a_worse_ratio_is_named_with_both_ratios() -> None:
    assert list(worse([replace(PAGE, value=100)], [PAGE])) == ["home page: 1/20.0 became 1/40.0, 50% worse"]
    assert list(worse([replace(WAIT, value=100)], [WAIT])) == ["vault full: 1/2.5 became 1/5.0, 50% worse"]


def test_without_a_limit_the_value_itself_is_compared() -> None:
    assert list(worse([replace(MEMORY, value=120)], [MEMORY])) == ["web worker: 90 MB became 120 MB, 25% worse"]


def test_noise_and_new_figures_are_passed_over() -> None:
    assert not list(worse([replace(PAGE, value=175), WAIT], [PAGE]))
