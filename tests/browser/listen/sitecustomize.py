"""Writes down every address beyond this machine that a Python process wants."""

import ipaddress
import os
import sys


def _listen(event, args):
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode()
    if host and not _here(host):
        with open(os.environ["OUTSIDE"], "a", encoding="utf-8") as log:
            print(event, host, file=log)


def _here(host):
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return address.is_loopback or address.is_unspecified


sys.addaudithook(_listen)
