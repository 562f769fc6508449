#!/usr/bin/env python3
"""Checks proxyguard with the official clients of OpenAI and Anthropic, over loopback.

    Scripts/check-sdk-clients.py [--program .build/debug/proxyguard] [--venv FOLDER]

Makes a venv with both packages from PyPI (which is why this is no part of `make test`), starts
`proxyguard demo --serve` (a provider stub and a proxy in front of it), and drives it as
applications do: sync and async, streaming and not, tools, raw responses, retries, cancellation in
mid-stream, and errors as the classes of each client. Ends with 0 if every check passed.
"""

import argparse
import asyncio
import faulthandler
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

OPENAI = "3.54.0"
TEXT = "Hello from the stub."


def prepare(venv: pathlib.Path) -> pathlib.Path:
    """A Python with the clients; the newest of OpenAI's where the named one is not to be had."""
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    if subprocess.run([python, "-c", "import openai, anthropic"], capture_output=True).returncode:
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run(pip + [f"openai=={OPENAI}", "anthropic"], capture_output=True).returncode:
            subprocess.run(pip + ["openai", "anthropic"], check=True)
    return python


class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def run(self, name, body):
        try:
            body()
        except Exception as error:  # noqa: BLE001: each check tells of its own failure
            self.failed += 1
            print(f"FAIL  {name}: {type(error).__name__}: {error}", flush=True)
        else:
            self.passed += 1
            print(f"ok    {name}", flush=True)


def expect(condition, message="not as expected"):
    if not condition:
        raise AssertionError(message)


class Proxy:
    """What `proxyguard demo --serve` has told of itself."""

    def __init__(self, places):
        self.address = places["address"]
        self.token = places["token"]
        self.stub = places["stub"]
        self._management = places["management"]
        self._management_token = places["management_token"]

    def manage(self, method, path, body=None):
        request = urllib.request.Request(
            self._management + "/manage/v1" + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"authorization": f"Bearer {self._management_token}", "content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def make_token(self, name, **members):
        project = self.manage("POST", "/projects", {"name": name})["id"]
        return self.manage("POST", f"/projects/{project}/tokens", {"name": name, **members})

    def figures(self):
        with urllib.request.urlopen(self.stub + "/stub/figures", timeout=30) as answer:
            return json.load(answer)

    def await_figures(self, is_right):
        """The deadline is a bound against hanging only."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if is_right(self.figures()):
                return
        raise AssertionError(f"the stub never got there: {self.figures()}")


TOOL = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "The weather of a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
PROMPT = [{"role": "user", "content": "Say hello."}]
SECRET = "sk-" + "ant-api03-" + "".join("aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0z"[i * 7 % 31] for i in range(93)) + "AA"


def raises(kind, body, status, code=None):
    """The error of a call, which has to be of a class, with its status, its code and the request's id."""
    try:
        body()
    except kind as error:
        expect(type(error) is kind, f"{type(error).__name__} in place of {kind.__name__}")
        expect(error.status_code == status, f"status {error.status_code}")
        expect(error.request_id and error.request_id.startswith("req_"), f"request_id {error.request_id}")
        if code is not None:
            expect(error.code == code, f"code {error.code}")
        return error
    raise AssertionError(f"no {kind.__name__}")


def check_openai(proxy, checks):
    import openai

    def client(**options):
        options = {"api_key": proxy.token, "base_url": proxy.address + "/v1", "max_retries": 0, "timeout": 30} | options
        return openai.OpenAI(**options)

    plain = client()

    def whole():
        answer = plain.chat.completions.create(model="stub-1", messages=PROMPT, temperature=0.5)
        expect(answer.choices[0].message.content == TEXT, answer)
        expect(answer.usage.total_tokens == 14)
        expect(answer._request_id.startswith("req_"), answer._request_id)

    def stream():
        chunks = list(
            plain.chat.completions.create(
                model="stub-1", messages=PROMPT, stream=True, stream_options={"include_usage": True}
            )
        )
        text = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
        expect(text == TEXT, text)
        expect(chunks[-1].usage.total_tokens == 14, chunks[-1])
        expect([c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop")

    def stream_helper():
        with plain.chat.completions.stream(model="stub-1", messages=PROMPT) as events:
            for _ in events:
                pass
            expect(events.get_final_completion().choices[0].message.content == TEXT)

    def tools():
        answer = plain.chat.completions.create(model="stub-1", messages=PROMPT, tools=[TOOL])
        call = answer.choices[0].message.tool_calls[0]
        expect(call.function.name == "weather" and json.loads(call.function.arguments) == {"city": "Paris"})
        parts = plain.chat.completions.create(model="stub-1", messages=PROMPT, tools=[TOOL], stream=True)
        deltas = [d for c in parts if c.choices for d in c.choices[0].delta.tool_calls or []]
        expect(json.loads("".join(d.function.arguments or "" for d in deltas)) == {"city": "Paris"})

    def raw():
        answer = plain.chat.completions.with_raw_response.create(model="stub-1", messages=PROMPT)
        expect(answer.status_code == 200)
        expect(answer.headers["x-request-id"] == answer.request_id, dict(answer.headers))
        expect(answer.headers["cache-control"] == "no-store")
        expect(answer.parse().choices[0].message.content == TEXT)
        with plain.chat.completions.with_streaming_response.create(
            model="stub-1", messages=PROMPT, stream=True
        ) as events:
            expect(events.headers["content-type"].startswith("text/event-stream"))
            expect("[DONE]" in "".join(events.iter_text()))

    def others():
        expect(plain.completions.create(model="stub-1", prompt="a").choices[0].text == TEXT)
        expect("".join(c.choices[0].text for c in plain.completions.create(model="stub-1", prompt="a", stream=True)) == TEXT)
        vectors = plain.embeddings.create(model="stub-1", input=["a", "b"]).data
        expect(len(vectors) == 2 and abs(vectors[0].embedding[2] - 0.3) < 1e-6, vectors)
        floats = plain.embeddings.create(model="stub-1", input="a", encoding_format="float").data
        expect(floats[0].embedding == [0.1, 0.2, 0.3])
        expect(not plain.moderations.create(model="stub-1", input="a").results[0].flagged)
        expect([m.id for m in plain.models.list()] == ["stub-1", "stub-2"])
        expect(plain.models.retrieve("stub-1").id == "stub-1")

    def responses():
        answer = plain.responses.create(model="stub-1", input="Say hello.")
        expect(answer.output_text == TEXT, answer)
        kinds, text = [], ""
        for event in plain.responses.create(model="stub-1", input="Say hello.", stream=True):
            kinds.append(event.type)
            text += event.delta if event.type == "response.output_text.delta" else ""
        expect(text == TEXT and kinds[0] == "response.created" and kinds[-1] == "response.completed", kinds)
        tool = {"type": "function", "name": "weather", "parameters": TOOL["function"]["parameters"], "strict": False}
        call = plain.responses.create(model="stub-1", input="a", tools=[tool]).output[0]
        expect(call.type == "function_call" and json.loads(call.arguments) == {"city": "Paris"})

    def no_retry():
        error = raises(
            openai.RateLimitError,
            lambda: plain.chat.completions.create(model="stub-busy-1", messages=PROMPT), 429)
        expect(error.response.headers["retry-after"], dict(error.response.headers))

    def retries():
        before = proxy.figures()["requests"]
        answer = client(max_retries=2).chat.completions.create(model="stub-busy-2", messages=PROMPT)
        expect(answer.choices[0].message.content == TEXT)
        expect(proxy.figures()["requests"] == before + 2)
        raises(
            openai.InternalServerError,
            lambda: client(max_retries=2).chat.completions.create(model="stub-error", messages=PROMPT), 500)
        expect(proxy.figures()["requests"] == before + 5, "500 is tried twice more")

    def errors():
        before = proxy.figures()["requests"]
        ask = lambda c, **more: c.chat.completions.create(**({"model": "stub-1", "messages": PROMPT} | more))
        twice = client(max_retries=2)
        raises(openai.AuthenticationError, lambda: ask(client(api_key="sk-nobody")), 401, "invalid_api_key")
        raises(openai.NotFoundError, lambda: plain.post("/nothing", cast_to=object, body={}), 404, "unknown_url")
        raises(openai.BadRequestError, lambda: ask(twice, model=None), 400, "malformed_request")
        blocked = [{"role": "user", "content": f"my key is {SECRET}"}]
        error = raises(
            openai.BadRequestError, lambda: ask(twice, messages=blocked), 400, "content_policy_violation")
        expect(SECRET not in str(error))
        raises(
            openai.BadRequestError, lambda: list(ask(twice, messages=blocked, stream=True)), 400,
            "content_policy_violation")
        narrow = proxy.make_token("narrow", models=["stub-2"])["token"]
        raises(openai.PermissionDeniedError, lambda: ask(client(api_key=narrow, max_retries=2)), 403, "model_not_allowed")
        expect(proxy.figures()["requests"] == before, "one of them reached the provider")
        once = proxy.make_token("once", limits={"requests_per_minute": 1})["token"]
        ask(client(api_key=once))
        error = raises(openai.RateLimitError, lambda: ask(client(api_key=once)), 429, "rate_limit_exceeded")
        expect(int(error.response.headers["retry-after"]) >= 1)
        spent = proxy.make_token("spent", limits={"total_requests": 1})["token"]
        ask(client(api_key=spent, max_retries=2))
        raises(openai.RateLimitError, lambda: ask(client(api_key=spent, max_retries=2)), 429, "insufficient_quota")

    def cancel():
        before = proxy.figures()["cut"]
        events = plain.chat.completions.create(model="stub-endless", messages=PROMPT, stream=True)
        for number, _ in enumerate(events):
            if number == 5:
                break
        events.close()
        proxy.await_figures(lambda f: f["cut"] == before + 1)
        expect(plain.models.retrieve("stub-1").id == "stub-1", "the proxy serves on")

    def revoked():
        token = proxy.make_token("revoked")
        own = client(api_key=token["token"])
        events = iter(own.chat.completions.create(model="stub-endless", messages=PROMPT, stream=True))
        next(events)
        proxy.manage("POST", f"/tokens/{token['id']}/revoke", {})
        try:
            for _ in events:
                pass
        except openai.APIError as error:
            expect(error.code == "invalid_api_key", error.code)
        else:
            raise AssertionError("the stream ended without an error")
        raises(openai.AuthenticationError, lambda: own.models.list(), 401)

    for check in (
        whole, stream, stream_helper, tools, raw, others, responses, no_retry, retries, errors, cancel, revoked,
    ):
        checks.run(f"openai sync {check.__name__}", check)

    async def asynchronous():
        async with openai.AsyncOpenAI(
            api_key=proxy.token, base_url=proxy.address + "/v1", max_retries=2, timeout=30
        ) as client:
            answers = await asyncio.gather(
                *(client.chat.completions.create(model="stub-1", messages=PROMPT) for _ in range(20)))
            expect(all(a.choices[0].message.content == TEXT for a in answers))
            text = ""
            async for chunk in await client.chat.completions.create(model="stub-1", messages=PROMPT, stream=True):
                text += chunk.choices[0].delta.content or "" if chunk.choices else ""
            expect(text == TEXT, text)
            raw = await client.chat.completions.with_raw_response.create(model="stub-1", messages=PROMPT, tools=[TOOL])
            expect(raw.parse().choices[0].finish_reason == "tool_calls")
            busy = await client.chat.completions.create(model="stub-busy-3", messages=PROMPT)
            expect(busy.choices[0].message.content == TEXT)
            text = ""
            async for event in await client.responses.create(model="stub-1", input="a", stream=True):
                text += event.delta if event.type == "response.output_text.delta" else ""
            expect(text == TEXT)
            try:
                await client.chat.completions.create(
                    model="stub-1", messages=[{"role": "user", "content": SECRET}])
            except openai.BadRequestError as error:
                expect(error.code == "content_policy_violation" and error.request_id)
            else:
                raise AssertionError("not blocked")

    async def cancelled():
        before = proxy.figures()["cut"]
        async with openai.AsyncOpenAI(api_key=proxy.token, base_url=proxy.address + "/v1", timeout=30) as client:
            began = asyncio.Event()

            async def read():
                async for _ in await client.chat.completions.create(
                    model="stub-endless", messages=PROMPT, stream=True
                ):
                    began.set()

            task = asyncio.create_task(read())
            await began.wait()
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                pass
        proxy.await_figures(lambda f: f["cut"] == before + 1)

    checks.run("openai async", lambda: asyncio.run(asynchronous()))
    checks.run("openai async cancelled", lambda: asyncio.run(cancelled()))


def check_anthropic(proxy, checks):
    import anthropic

    def client(**options):
        options = {"api_key": proxy.token, "base_url": proxy.address, "max_retries": 0, "timeout": 30} | options
        return anthropic.Anthropic(**options)

    plain = client()
    ask = {"model": "stub-1", "max_tokens": 64, "messages": PROMPT}
    tool = {"name": "weather", "description": "a", "input_schema": TOOL["function"]["parameters"]}

    def whole():
        answer = plain.messages.create(**ask, system="Be short.")
        expect(answer.content[0].text == TEXT and answer.stop_reason == "end_turn", answer)
        expect(answer._request_id is None or answer._request_id.startswith("req_"))
        expect(plain.messages.count_tokens(model="stub-1", messages=PROMPT).input_tokens == 9)

    def stream():
        with plain.messages.stream(**ask) as events:
            expect("".join(events.text_stream) == TEXT)
            final = events.get_final_message()
        expect(final.usage.output_tokens == 5 and final.stop_reason == "end_turn", final)
        kinds = [event.type for event in plain.messages.create(**ask, stream=True)]
        expect(kinds[0] == "message_start" and kinds[-1] == "message_stop", kinds)

    def tools():
        block = plain.messages.create(**ask, tools=[tool]).content[0]
        expect(block.type == "tool_use" and block.input == {"city": "Paris"}, block)
        with plain.messages.stream(**ask, tools=[tool]) as events:
            expect(events.get_final_message().content[0].input == {"city": "Paris"})

    def raw():
        answer = plain.messages.with_raw_response.create(**ask)
        expect(answer.status_code == 200 and answer.headers["x-request-id"].startswith("req_"))
        expect(answer.parse().content[0].text == TEXT)

    def bearer():
        own = anthropic.Anthropic(auth_token=proxy.token, api_key=None, base_url=proxy.address, max_retries=0)
        expect(own.messages.create(**ask).content[0].text == TEXT)

    def retries():
        before = proxy.figures()["requests"]
        expect(client(max_retries=2).messages.create(**ask | {"model": "stub-busy-4"}).content[0].text == TEXT)
        expect(proxy.figures()["requests"] == before + 2)
        refused(anthropic.RateLimitError, lambda: plain.messages.create(**ask | {"model": "stub-busy-5"}), 429)
        refused(anthropic.InternalServerError, lambda: plain.messages.create(**ask | {"model": "stub-error"}), 500)

    def refused(kind, body, status, own=None):
        try:
            body()
        except kind as error:
            expect(type(error) is kind and error.status_code == status, f"{type(error).__name__} {error.status_code}")
            if own is not None:
                expect(error.body["error"]["type"] == own, error.body)
                expect(error.body["request_id"].startswith("req_"), error.body)
                expect(error.response.headers["x-request-id"] == error.body["request_id"])
            return error
        raise AssertionError(f"no {kind.__name__}")

    def errors():
        refused(
            anthropic.AuthenticationError, lambda: client(api_key="sk-nobody").messages.create(**ask), 401,
            "authentication_error")
        blocked = ask | {"messages": [{"role": "user", "content": f"my key is {SECRET}"}]}
        error = refused(
            anthropic.BadRequestError, lambda: client(max_retries=2).messages.create(**blocked), 400,
            "invalid_request_error")
        expect(SECRET not in str(error))
        refused(anthropic.BadRequestError, lambda: plain.messages.create(**blocked, stream=True), 400)
        narrow = proxy.make_token("narrow-anthropic", models=["stub-2"])["token"]
        refused(
            anthropic.PermissionDeniedError, lambda: client(api_key=narrow).messages.create(**ask), 403,
            "permission_error")
        once = proxy.make_token("once-anthropic", limits={"requests_per_minute": 1})["token"]
        client(api_key=once).messages.create(**ask)
        refused(anthropic.RateLimitError, lambda: client(api_key=once).messages.create(**ask), 429, "rate_limit_error")

    def cancel():
        before = proxy.figures()["cut"]
        events = plain.messages.create(**ask | {"model": "stub-endless"}, stream=True)
        for number, _ in enumerate(events):
            if number == 5:
                break
        events.close()
        proxy.await_figures(lambda f: f["cut"] == before + 1)

    for check in (whole, stream, tools, raw, bearer, retries, errors, cancel):
        checks.run(f"anthropic sync {check.__name__}", check)

    async def asynchronous():
        async with anthropic.AsyncAnthropic(api_key=proxy.token, base_url=proxy.address, timeout=30) as client:
            answers = await asyncio.gather(*(client.messages.create(**ask) for _ in range(20)))
            expect(all(a.content[0].text == TEXT for a in answers))
            async with client.messages.stream(**ask) as events:
                expect("".join([text async for text in events.text_stream]) == TEXT)
            before = proxy.figures()["cut"]
            events = await client.messages.create(**ask | {"model": "stub-endless"}, stream=True)
            async for _ in events:
                break
            await events.close()
            proxy.await_figures(lambda f: f["cut"] == before + 1)

    checks.run("anthropic async", lambda: asyncio.run(asynchronous()))


def check(places):
    import anthropic
    import openai

    # Nobody waits for ever, and whoever hangs is named.
    faulthandler.dump_traceback_later(180, exit=True)
    print(f"openai {openai.__version__}, anthropic {anthropic.__version__}", flush=True)
    checks = Checks()
    proxy = Proxy(places)
    check_openai(proxy, checks)
    check_anthropic(proxy, checks)
    checks.run("the record is intact", lambda: expect(proxy.manage("POST", "/audit/verify", {})["intact"]))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


def main():
    # So that what was started ends, whatever ends this.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(root / ".build/debug/proxyguard"))
    parser.add_argument("--venv", type=pathlib.Path, help="a venv to use, made if it is not there; else one that is thrown away")
    parser.add_argument("--places", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.places:
        return check(json.loads(sys.stdin.readline()))
    with tempfile.TemporaryDirectory(prefix="proxyguard-sdk-") as folder:
        python = prepare(options.venv or pathlib.Path(folder) / "venv")
        environment = {k: v for k, v in os.environ.items() if "proxy" not in k.lower() and "API_KEY" not in k}
        program = subprocess.Popen(
            [options.program, "demo", "--serve"], stdout=subprocess.PIPE, text=True, env=environment)
        try:
            line = program.stdout.readline()
            if not line:
                return program.wait() or 1
            status = subprocess.run(
                [python, str(pathlib.Path(__file__).resolve()), "--places"], input=line, text=True, env=environment, cwd=folder,
                check=False).returncode
        finally:
            program.send_signal(signal.SIGTERM)
            ended = program.wait(timeout=60)
        if ended:
            print(f"proxyguard ended with {ended}")
        return status or ended


if __name__ == "__main__":
    sys.exit(main())
