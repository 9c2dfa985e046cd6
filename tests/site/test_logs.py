import logging

from jangkau.site.logs import QuietFormatter


def said(message: str, exc_info: object = None) -> str:
    record = logging.LogRecord("jangkau", logging.ERROR, "a.py", 1, message, (), exc_info)
    return QuietFormatter().format(record)


def test_a_log_line_holds_no_nik_and_no_query():
    line = said("Not Found: /status?nomor=K7M2 9901014501900001")
    assert "9901014501900001" not in line
    assert "K7M2" not in line


def test_a_fault_is_logged_by_its_place_and_not_by_its_values():
    try:
        raise ValueError("Key (nik)=(9901014501900001) Ni Luh Wulandari")
    except ValueError as fault:
        line = said("fault", (ValueError, fault, fault.__traceback__))
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert "Wulandari" not in line
