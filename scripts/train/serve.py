"""Serves a model over an OpenAI-compatible endpoint on this machine: `base` as it was, `trained` with an adapter.

    python scripts/train/serve.py --model smollm2 --adapter models/small --port 8900

One request at a time; answers are greedy unless a temperature is asked for. For evaluations, not for users.
"""

import argparse
import contextlib
import json
import re
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import torch

import models

CALL = re.compile(r"<tool_call>\s*(.*?)\s*(?:</tool_call>|$)", re.DOTALL)
#: Tokens of an answer, at most: calls are short, and a small model that finds no end would go on.
MOST_TOKENS = 256


class Refused(Exception):
    """What is wrong with a request, and the status that says so."""

    def __init__(self, status: int, message: str, code: str | None = None):
        super().__init__(message)
        self.status, self.code = status, code


class Model:
    def __init__(self, name: str, adapter: str | None):
        base, self.tokenizer = models.load(name)
        self.models = {"base": base}
        self.is_adapted = adapter is not None and (Path(adapter) / "adapter_config.json").exists()
        if self.is_adapted:
            from peft import PeftModel

            adapted = PeftModel.from_pretrained(base, adapter)
            self.models = {"base": adapted, "trained": adapted}
        elif adapter is not None:
            self.models["trained"] = models.load(adapter)[0]
        for model in self.models.values():
            model.eval()
            if torch.cuda.is_available():
                model.cuda()
        self.context = base.config.max_position_embeddings
        self.turn = threading.Lock()

    @property
    def names(self) -> list[str]:
        return list(self.models)

    def answer(self, request: dict) -> dict:
        name = request.get("model")
        if name not in self.names:
            raise Refused(404, f"The model {name!r} does not exist: there are {', '.join(self.names)}.", "model_not_found")
        prompt = self.tokenizer.apply_chat_template(
            [plain(message) for message in request["messages"]],
            tools=request.get("tools") or None,
            add_generation_prompt=True,
            return_tensors="pt",
            return_dict=True,
        ).to(self.models[name].device)
        given = prompt["input_ids"].shape[1]
        most = min(MOST_TOKENS, request.get("max_completion_tokens") or request.get("max_tokens") or MOST_TOKENS)
        if given + most > self.context:
            raise Refused(
                400,
                f"This model's maximum context length is {self.context} tokens, and the messages have {given}.",
                "context_length_exceeded",
            )
        temperature = request.get("temperature") or 0
        how = {"do_sample": True, "temperature": temperature} if temperature > 0 else {"do_sample": False}
        model = self.models[name]
        bare = model.disable_adapter() if self.is_adapted and name == "base" else contextlib.nullcontext()
        with self.turn, torch.inference_mode(), bare:
            if temperature > 0 and "seed" in request:
                torch.manual_seed(request["seed"])
            tokens = model.generate(**prompt, max_new_tokens=most, **how)[0][given:]
        ended = self.tokenizer.eos_token_id in tokens
        text = self.tokenizer.decode(tokens, skip_special_tokens=True).strip()
        calls = calls_in(text)
        message = {"role": "assistant", "content": CALL.sub("", text).strip() or None}
        if calls:
            message["tool_calls"] = calls
        return {
            "id": f"chatcmpl-{uuid.uuid4().hex[:12]}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": name,
            "choices": [
                {
                    "index": 0,
                    "message": message,
                    "finish_reason": "tool_calls" if calls else "stop" if ended else "length",
                }
            ],
            "usage": {"prompt_tokens": given, "completion_tokens": len(tokens), "total_tokens": given + len(tokens)},
        }


def plain(message: dict) -> dict:
    """The message with its content as one text, as the template wants it."""
    content = message.get("content")
    if isinstance(content, list):
        content = "".join(part.get("text", "") for part in content)
    return {**message, "content": content or ""}


def calls_in(text: str) -> list[dict]:
    """The calls that a text writes; one that is no JSON object with a name is none."""
    calls = []
    for written in CALL.findall(text):
        try:
            call = json.loads(written)
        except json.JSONDecodeError:
            continue
        if isinstance(call, dict) and isinstance(call.get("name"), str):
            arguments = call.get("arguments", {})
            text_of = arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
            function = {"name": call["name"], "arguments": text_of}
            calls.append({"id": f"call_{uuid.uuid4().hex[:9]}", "type": "function", "function": function})
    return calls


def handler(model: Model):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            if self.path.rstrip("/") != "/v1/models":
                return self.send(404, problem(f"There is no {self.path}."))
            self.send(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in model.names]})

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path != "/v1/chat/completions":
                return self.send(404, problem(f"There is no {self.path}."))
            try:
                request = json.loads(body)
                if not isinstance(request, dict) or not isinstance(request.get("messages"), list):
                    raise Refused(400, "messages is required.")
                if request.get("stream"):
                    raise Refused(400, "stream is not supported.")
                self.send(200, model.answer(request))
            except json.JSONDecodeError:
                self.send(400, problem("The body is no JSON."))
            except Refused as refused:
                self.send(refused.status, problem(str(refused), refused.code))

        def send(self, status: int, answer: dict):
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    return Handler


def problem(message: str, code: str | None = None) -> dict:
    return {"error": {"message": message, "type": "invalid_request_error", "code": code}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default=models.SMALL, help="folder or hub name; smollm2 is shipped by a package")
    parser.add_argument("--adapter", help="folder that train.py has written: an adapter, or a model")
    parser.add_argument("--port", type=int, default=8900, help="0 takes a free one")
    given = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", given.port), handler(Model(given.model, given.adapter)))
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
