"""What a password must be: long enough and not one everybody tries; no composition rules, no forced change."""

from typing import Final

from jobplus_core.errors import PasswordWeak

_COMMON: Final = frozenset(
    (
        "password",
        "password1",
        "passw0rd",
        "12345678",
        "123456789",
        "1234567890",
        "qwertyui",
        "qwerty123",
        "qwertyuiop",
        "1q2w3e4r",
        "1q2w3e4r5t",
        "q1w2e3r4",
        "abcd1234",
        "abc12345",
        "a1234567",
        "aa123456",
        "11111111",
        "00000000",
        "88888888",
        "12341234",
        "11112222",
        "asdfghjk",
        "asdf1234",
        "iloveyou",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "dragon123",
        "welcome1",
        "admin123",
        "administrator",
        "letmein1",
        "trustno1",
        "seoul1234",
        "korea1234",
        "jobplus1",
        "jobplus123",
        "jobplusdesk",
        "dlfwkfl12",
        "qkrwlsdn",
        "rlaghkwls",
        "tkfkdgo1",
        "wkdqls12",
    )
)


def check_password(password: str, login: str, *, least: int) -> str:
    """`password`, if it may be used.

    Args:
        least: Fewest characters allowed.

    Raises:
        PasswordWeak: It is too short, common, or the sign-in name itself.
    """
    plain = password.casefold()
    if len(password) < least or plain in _COMMON or plain == login.casefold() or len(set(plain)) < 3:
        raise PasswordWeak(least)
    return password
