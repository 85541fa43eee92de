"""Golden values of transformers: small models of each family from Hugging Face transformers 5.18 (PyTorch 2.13), drawn at random.

Writes ../resources/golden/transformers/NAME/: a model folder as save_pretrained leaves it, and golden.safetensors with token ids
[b, t], logits [b, t, V], the mean cross-entropy (nats) of the ids after the first, and its gradients. Weights are larger than
fresh ones, and biases are not 0, so that every number matters. NAME is a family; llama-shards is llama in two files with an
index and llama-bf16 its rounding to bfloat16 (each with the logits of what it holds); llama3 has the scaled rotary positions of
Llama 3.1 and a tied head.

    python3 transformers.py

With --check FOLDER it loads a model folder that Genloss wrote, unchanged, and compares its logits on the same ids with those in
FOLDER/written.safetensors, which ModelFolderTest leaves in target/written/NAME/:

    mvn test -pl core,neural -Dtest=TransformersGoldenTest -Dsurefire.failIfNoSpecifiedTests=false
    for NAME in opt gpt2 llama llama3; do python3 transformers.py --check ../../../target/written/$NAME; done
"""
import pathlib
import shutil
import sys

# this file has the name of the library
sys.path = [entry for entry in sys.path if pathlib.Path(entry or ".").resolve() != pathlib.Path(__file__).resolve().parent]

import torch  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402
from transformers import (  # noqa: E402
    AutoModelForCausalLM,
    GPT2Config,
    GPT2LMHeadModel,
    LlamaConfig,
    LlamaForCausalLM,
    OPTConfig,
    OPTForCausalLM,
)

RESOURCES = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden" / "transformers"
VOCABULARY, BATCH, LENGTH = 80, 2, 16
IDS = dict(vocab_size=VOCABULARY, bos_token_id=2, eos_token_id=3)
LLAMA = dict(hidden_size=24, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, intermediate_size=32,
             max_position_embeddings=48, **IDS)


def opt():
    return OPTForCausalLM(OPTConfig(hidden_size=24, word_embed_proj_dim=24, num_hidden_layers=2, num_attention_heads=4,
                                    ffn_dim=48, max_position_embeddings=48, pad_token_id=1, **IDS))


def gpt2():
    return GPT2LMHeadModel(GPT2Config(n_embd=24, n_inner=48, n_layer=2, n_head=4, n_positions=48, **IDS))


def llama():
    return LlamaForCausalLM(LlamaConfig(**LLAMA))


def llama3():
    # the frequencies of a head of 6 fall on both sides of the scaling and between them
    scaling = dict(rope_type="llama3", rope_theta=500.0, factor=8.0, low_freq_factor=0.5, high_freq_factor=4.0,
                   original_max_position_embeddings=40)
    return LlamaForCausalLM(LlamaConfig(rope_parameters=scaling, tie_word_embeddings=True, **LLAMA))


def batch():
    ids = torch.randint(4, VOCABULARY, (BATCH, LENGTH), generator=torch.Generator().manual_seed(7))
    ids[:, 0] = 2
    ids[1, 5] = 1  # the padding of OPT, whose embedding gets no gradient as an input
    return ids


def enlarge(model, seed):
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.15 * torch.randn(parameter.shape, generator=generator))


def golden(model, folder, gradients):
    model = model.eval()
    ids = batch()
    values = {"ids": ids}
    result = model(ids, labels=ids)
    values["logits"], values["loss"] = result.logits.detach().contiguous(), result.loss.detach().reshape(1)
    if gradients:
        result.loss.backward()
        values.update({"gradient." + name: p.grad.contiguous() for name, p in model.named_parameters()})
    save_file(values, folder / "golden.safetensors")


def fresh(name):
    folder = RESOURCES / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def make():
    for seed, build in enumerate((opt, gpt2, llama, llama3)):
        torch.manual_seed(seed)
        model = build()
        enlarge(model, seed)
        folder = fresh(build.__name__)
        model.save_pretrained(folder)
        golden(model, folder, build is not llama3)
        if build is llama:
            folder = fresh("llama-shards")
            model.save_pretrained(folder, max_shard_size="25KB")
            golden(AutoModelForCausalLM.from_pretrained(folder), folder, False)
            folder = fresh("llama-bf16")
            model.to(torch.bfloat16).save_pretrained(folder)
            golden(AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32), folder, False)


def check(folder):
    model = AutoModelForCausalLM.from_pretrained(folder).eval()
    written = load_file(pathlib.Path(folder) / "written.safetensors")
    with torch.no_grad():
        found = model(batch()).logits
    difference = (found - written["logits"].reshape(found.shape)).abs().max().item()
    print(f"{folder}: largest difference of logits {difference:.2e}, largest logit {found.abs().max().item():.2f}")
    assert difference < 1e-4


if len(sys.argv) == 3 and sys.argv[1] == "--check":
    check(sys.argv[2])
else:
    make()
