"""What stands in the rows: the same calls as in the run, however the format writes them."""

import ast
import json
import re
from collections import Counter


def plain(value):
    """The value as far as it is the same for every reader: that of `datasets` changes the last digits of some decimals."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def calls_of_run(samples):
    """The calls of each sample, by its id, in the order of their execution."""
    def steps(sample):
        all_steps = [step for chain in sample["chains"] for step in chain["steps"]]
        return sorted(all_steps, key=lambda step: int(step["id"].split("_")[1]))

    return {sample["id"]: [(step["name"], plain(step["arguments"])) for step in steps(sample)] for sample in samples}


def content(export, loaded, run):
    name = export["format"].removeprefix("parquet:").replace("-", "_")
    look = {"parquet": messages, "messages": messages}.get(name) or globals()[name]
    if export["masked"]:
        run = None
    rows = {config: [row for split in splits.values() for row in split] for config, splits in loaded.items()}
    return look(rows, run)


def same_calls(rows, calls_in, run):
    """Every positive has the calls of its sample; none of the negatives has one. Answers with how many rows there were of each."""
    kinds = Counter()
    for row in rows:
        calls = calls_in(row)
        kinds[row["kind"]] += 1
        if row["kind"] != "positive":
            assert calls == [], f"{row['id']} is a negative with calls"
        elif run is not None:
            assert calls == run[row["id"]], f"{row['id']} has other calls than its sample"
        else:
            assert calls, f"{row['id']} has no calls"
    if run is not None:
        assert kinds["positive"] == len(run), f"{kinds['positive']} of {len(run)} samples"
    assert len(kinds) == 4, f"not all kinds of negatives: {dict(kinds)}"
    return f"{kinds['positive']} samples, {sum(kinds.values()) - kinds['positive']} negatives"


def read(value):
    return json.loads(value) if isinstance(value, str) else value


def calls_in_messages(row):
    tools = {tool["function"]["name"] for tool in read(row["tools"])}
    calls, open_ids = [], []
    for message in read(row["messages"]):
        if message["role"] == "tool":
            assert message["tool_call_id"] == open_ids.pop(0), "a result that belongs to another call"
        else:
            assert not open_ids, "a call without a result"
        for call in message.get("tool_calls") or []:
            assert call["function"]["name"] in tools, "a call of a tool that is not in view"
            open_ids.append(call["id"])
            calls.append((call["function"]["name"], plain(read(call["function"]["arguments"]))))
    assert read(row["messages"])[-1]["content"], "no answer"
    return calls


def messages(configs, run):
    return same_calls(configs["default"], calls_in_messages, run)


def openai(configs, run):
    rows = [calls_in_messages(row) for row in configs["default"]]
    wanted = Counter(json.dumps(calls) for calls in run.values())
    found = Counter(json.dumps(calls) for calls in rows if calls)
    assert wanted == found, "other calls than in the samples"
    return f"{len(run)} samples, {len(rows) - len(run)} negatives"


def sharegpt(configs, run):
    def calls_in(row):
        turns = row["conversations"]
        for index, turn in enumerate(turns):
            allowed = ("gpt", "function_call") if index % 2 else ("human", "observation")
            assert turn["from"] in allowed, "turns that do not alternate"
        found = [read(turn["value"]) for turn in turns if turn["from"] == "function_call"]
        flat = [call for turn in found for call in (turn if isinstance(turn, list) else [turn])]
        return [(call["name"], plain(call["arguments"])) for call in flat]

    return same_calls(configs["default"], calls_in, run)


def hermes(configs, run):
    def calls_in(row):
        said = "\n".join(turn["value"] for turn in row["conversations"] if turn["from"] == "gpt")
        found = re.findall(r"<tool_call>\n(.*?)\n</tool_call>", said, re.DOTALL)
        tools = re.search(r"<tools>\n(.*?)\n</tools>", row["conversations"][0]["value"], re.DOTALL)
        assert json.loads(tools.group(1)) == json.loads(row["tools"]), "other tools in the prompt"
        return [(call["name"], plain(call["arguments"])) for call in map(json.loads, found)]

    return same_calls(configs["default"], calls_in, run)


def xlam(configs, run):
    whole = partial = none = 0
    for row in configs["default"]:
        tools = {tool["name"] for tool in json.loads(row["tools"])}
        answers = [(answer["name"], plain(answer["arguments"])) for answer in json.loads(row["answers"])]
        assert all(name in tools for name, _ in answers), "an answer with a tool that is not in view"
        if row["kind"] != "positive":
            assert answers == [], "a negative with answers"
            none += 1
        elif row["turns"] == 1:
            assert answers == run[row["id"]], "other calls than in the sample"
            whole += 1
        else:
            assert answers == run[row["id"]][: len(answers)] and answers, "other calls than the first"
            partial += 1
    return f"{whole} whole, {partial} first turns, {none} negatives"


def bfcl(configs, _):
    categories = Counter()
    for question, answer, result in zip(configs["default"], configs["answers"], configs["results"], strict=True):
        assert question["id"] == answer["id"] == result["id"], "files that do not agree"
        category = question["id"].rsplit("_", 1)[0]
        categories[category] += 1
        if category == "irrelevance":
            assert answer["ground_truth"] == [], "an answer where there is none"
            continue
        functions = {function["name"]: function["parameters"] for function in question["function"]}
        said = ast.parse(result["result"], mode="eval").body.elts
        for call, truth in zip(said, answer["ground_truth"], strict=True):
            ((name, accepted),) = truth.items()
            assert call.func.id == name and not call.args, "another function"
            given = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
            check_call(plain(given), plain(accepted), functions[name])
    return ", ".join(f"{count} {category}" for category, count in sorted(categories.items()))


def check_call(given, accepted, parameters):
    """As the leaderboard compares: nothing required is missing, nothing is unknown, each value is accepted."""
    assert all(name in given for name in parameters["required"]), "a required parameter is missing"
    for name, value in given.items():
        assert name in parameters["properties"], f"{name} is no parameter"
        assert any(is_accepted(value, one) for one in accepted[name]), f"{name}={value!r} is not accepted"
    assert all("" in values for name, values in accepted.items() if name not in given), "a parameter is missing"


def is_accepted(value, one):
    if isinstance(value, dict) and isinstance(one, dict):
        return value.keys() == one.keys() and all(item in one[key] for key, item in value.items())
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return len(value) == len(one) and all(map(is_accepted, value, one))
    return value == one


def toolgrad(configs, run):
    single = turns = empty = 0
    wanted = {json.dumps(calls, sort_keys=True) for calls in run.values()}
    for row, workflow in zip(configs["default"], configs["workflows"], strict=True):
        roles = [message["role"] for message in row["messages"]]
        assert roles[:3] == ["system", "user", "assistant"] and roles[3:] == ["user", "assistant"] * (len(roles) // 2 - 1)
        said = [message["content"] for message in row["messages"] if message["role"] == "assistant"]
        assert row["messages"][1]["content"] == workflow["query"], "files that do not agree"
        chains = workflow["api_use_chains"]
        if not chains:
            empty += 1
            continue
        calls = [call for text in said for call in ast.parse(text, mode="eval").body.elts]
        read_calls = [
            (call.func.id, plain({word.arg: ast.literal_eval(word.value) for word in call.keywords})) for call in calls
        ]
        assert json.dumps(read_calls, sort_keys=True) in wanted, "other calls than in any sample"
        steps = [action for chain in chains.values() for action, _ in chain["intermediate_steps"]]
        assert Counter(step["tool"] for step in steps) == Counter(name for name, _ in read_calls), "other steps"
        single += len(said) == 1
        turns += len(said) > 1
    return f"{single} lists, {turns} of several turns, {empty} negatives"


def native(configs, run):
    found = calls_of_run(configs["default"])
    assert found == run, "other samples than in the run"
    return f"{len(found)} samples"


def calls_in_metadata(rows, of):
    kinds = Counter(of(row)["kind"] for row in rows)
    assert kinds["positive"] and len(kinds) == 4, f"not all kinds of rows: {dict(kinds)}"
    return f"{kinds['positive']} samples, {sum(kinds.values()) - kinds['positive']} negatives"


def nemo_gym(configs, _):
    for row in configs["default"]:
        tools = row["responses_create_params"]["tools"]
        assert tools and all(tool["type"] == "function" and tool["parameters"] for tool in tools), "no tools"
        assert [message["role"] for message in row["responses_create_params"]["input"]] == ["system", "user"]
    return calls_in_metadata(configs["default"], lambda row: row["verifier_metadata"])


def nemo_gym_step(configs, _):
    for row in configs["default"]:
        action, names = row["expected_action"], [tool["name"] for tool in row["responses_create_params"]["tools"]]
        if row["verifier_metadata"]["kind"] == "positive":
            assert action["type"] == "function_call" and action["name"] in names, "an action with an unknown tool"
            json.loads(action["arguments"])
        else:
            assert action["type"] == "message" and action["content"], "a negative with a call"
    return calls_in_metadata(configs["default"], lambda row: row["verifier_metadata"])


def verifiers(configs, _):
    return calls_in_metadata(configs["default"], lambda row: row["metadata"])


def verl(configs, _):
    for row in configs["default"]:
        assert row["reward_model"]["style"] == "rule" and row["extra_info"]["split"] in ("train", "test")
    return calls_in_metadata(configs["default"], lambda row: json.loads(row["reward_model"]["ground_truth"]))


def harbor(configs, run):
    assert {row["id"] for row in configs["default"]} == set(run), "not every sample has a task"
    return f"{len(run)} tasks"


def hf_trace(configs, run):
    assert sum(row["kind"] == "positive" for row in configs["default"]) == len(run), "not every sample has a trace"
    return f"{len(configs['default'])} traces"


def bfcl_multi_turn(configs, _):
    for question, answer in zip(configs["default"], configs["answers"], strict=True):
        assert question["id"] == answer["id"] and len(question["question"]) == len(answer["ground_truth"])
        names = {function["name"] for function in question["function"]}
        calls = [ast.parse(call, mode="eval").body for turn in answer["ground_truth"] for call in turn]
        assert calls and all(call.func.id in names for call in calls), "a call of a function that is not there"
    return f"{len(configs['default'])} dialogues"


def tau2(configs, run):
    for row in configs["default"]:
        actions = row["evaluation_criteria"]["actions"]
        assert [(each["name"], plain(each["arguments"])) for each in actions] == run[row["id"]], "other actions"
    return f"{len(configs['default'])} tasks"
