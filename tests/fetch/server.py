#!/usr/bin/env python3
"""Serves a folder on a free port of this machine and prints the port. Every file has an ETag and honours it. Special
paths: /moved leads to /a.html, /loop to itself, /elsewhere to an ftp address, /busy answers 429, /slow never ends,
/large is endless. Requests are noted in FOLDER/.requests."""
import hashlib
import http.server
import os
import sys
import time

FOLDER = sys.argv[1]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def note(self, status):
        kind = "etag" if self.headers.get("If-None-Match") else "modified" if self.headers.get("If-Modified-Since") else "-"
        with open(os.path.join(FOLDER, ".requests"), "a") as log:
            log.write(f"{self.path} {status} {self.headers.get('User-Agent')} {kind}\n")

    def answer(self, status, body=b"", **headers):
        self.note(status)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endless(self, chunk, pause):
        self.note(200)
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while True:
                self.wfile.write(chunk)
                time.sleep(pause)
        except OSError:
            self.close_connection = True

    def do_GET(self):
        if self.path == "/moved":
            return self.answer(301, Location="/a.html")
        if self.path == "/loop":
            return self.answer(302, Location="/loop")
        if self.path == "/elsewhere":
            return self.answer(302, Location="ftp://127.0.0.1/x")
        if self.path == "/busy":
            return self.answer(429, Retry_After="600")
        if self.path == "/slow":
            return self.endless(b"x", 0.2)
        if self.path == "/large":
            return self.endless(b"x" * 65536, 0)
        path = os.path.join(FOLDER, self.path.lstrip("/"))
        if not os.path.isfile(path):
            return self.answer(404, b"gone")
        with open(path, "rb") as file:
            body = file.read()
        etag = '"' + hashlib.sha1(body).hexdigest()[:16] + '"'
        if self.headers.get("If-None-Match") == etag:
            return self.answer(304, ETag=etag)
        kind = "application/rss+xml" if path.endswith(".xml") else "text/html; charset=utf-8"
        self.answer(200, body, ETag=etag, Content_Type=kind)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
