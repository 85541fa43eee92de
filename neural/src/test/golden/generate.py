"""Golden values of decoding: transformers 5.18 on PyTorch 2.13, CPU.

Writes ../resources/golden/generate.safetensors:
* scores [texts, V] and tokens [texts, t], and what each logits processor of transformers makes of them, by its name;
* weights of a small random model of each family, as FAMILY.NAME;
* cases [cases, 7]: num_beams, length_penalty, early_stopping (0 false, 1 true, 2 never), repetition_penalty,
  no_repeat_ngram_size, min_new_tokens, max_new_tokens; prompts [n, t]; FAMILY.written [cases, n, most]: what generate writes
  after them, -1 behind the end.

    python3 generate.py
"""
import pathlib

import numpy as np
import torch
from safetensors.numpy import save_file
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM, OPTConfig, OPTForCausalLM
from transformers.generation import logits_process as lp

V, D, LAYERS, HEADS, CONTEXT = 48, 16, 2, 4, 40
BEGIN, PAD, END = 0, 1, 2
IDS = dict(vocab_size=V, bos_token_id=BEGIN, pad_token_id=PAD, eos_token_id=END)
PROMPTS, LENGTH, MOST = 6, 5, 20
EARLY = {0: False, 1: True, 2: "never"}


def processors():
    torch.manual_seed(11)
    scores = torch.randn(6, 40) * 3
    # few types, so that n-grams come back
    tokens = torch.randint(0, 4, (6, 12))
    made = {
        "repetition_penalty": lp.RepetitionPenaltyLogitsProcessor(1.7),
        "repetition_reward": lp.RepetitionPenaltyLogitsProcessor(0.6),
        "no_repeat_1": lp.NoRepeatNGramLogitsProcessor(1),
        "no_repeat_2": lp.NoRepeatNGramLogitsProcessor(2),
        "no_repeat_3": lp.NoRepeatNGramLogitsProcessor(3),
        "no_repeat_20": lp.NoRepeatNGramLogitsProcessor(20),
        "min_new_tokens": lp.MinNewTokensLengthLogitsProcessor(8, 5, END),
        "temperature": lp.TemperatureLogitsWarper(0.7),
        "top_k": lp.TopKLogitsWarper(7),
        "top_p": lp.TopPLogitsWarper(0.8),
        "min_p": lp.MinPLogitsWarper(0.05),
        "typical_p": lp.TypicalLogitsWarper(0.6),
    }
    everything = scores
    for name in ("repetition_penalty", "no_repeat_3", "min_new_tokens", "temperature", "top_k", "top_p", "min_p", "typical_p"):
        everything = made[name](tokens, everything)
    values = {name: processor(tokens, scores.clone()) for name, processor in made.items()}
    return {"scores": scores, "tokens": tokens, "everything": everything, **values}


def models(seed):
    torch.manual_seed(seed)
    yield "opt", OPTForCausalLM(OPTConfig(
        hidden_size=D, word_embed_proj_dim=D, num_hidden_layers=LAYERS, num_attention_heads=HEADS, ffn_dim=2 * D,
        max_position_embeddings=CONTEXT, init_std=0.35, **IDS))
    yield "gpt2", GPT2LMHeadModel(GPT2Config(
        n_embd=D, n_layer=LAYERS, n_head=HEADS, n_positions=CONTEXT, initializer_range=0.35, **IDS))
    # two heads ask for each head of keys
    yield "llama", LlamaForCausalLM(LlamaConfig(
        hidden_size=D, intermediate_size=2 * D, num_hidden_layers=LAYERS, num_attention_heads=HEADS, num_key_value_heads=2,
        max_position_embeddings=CONTEXT, initializer_range=0.5, tie_word_embeddings=True, **IDS))


def cases():
    plain = (5, 1.0, 0, 1.0, 0, 0, MOST)
    for early in EARLY:
        for length_penalty in (0.0, 0.5, 1.0, 2.0, -1.0):
            yield (5, length_penalty, early, 1.0, 0, 0, MOST)
    for change in ({3: 1.3}, {3: 3.0}, {4: 2}, {4: 3}, {5: 7}, {5: MOST}, {3: 1.3, 4: 3, 5: 4, 1: 0.5}, {0: 2}, {0: 7, 2: 1}):
        yield tuple(change.get(i, value) for i, value in enumerate(plain))
    # greedy
    for change in ({}, {3: 1.3}, {4: 2}, {5: 7}, {3: 2.0, 4: 3, 5: 4}, {6: 1}):
        yield (1, *(change.get(i, value) for i, value in enumerate(plain) if i > 0))


def write(model, prompts, case):
    beams, length_penalty, early, repetition, ngram, fewest, most = case
    search = dict(num_beams=beams, length_penalty=length_penalty, early_stopping=EARLY[early]) if beams > 1 else {}
    out = model.generate(
        prompts, attention_mask=torch.ones_like(prompts), do_sample=False, repetition_penalty=repetition,
        no_repeat_ngram_size=ngram, min_new_tokens=fewest, max_new_tokens=most, **search)
    texts = np.full((len(prompts), MOST), -1)
    for text, row in zip(texts, out[:, prompts.shape[1]:].tolist()):
        row = row[: row.index(END) + 1] if END in row else row
        text[: len(row)] = row
    return texts


def telling(family, prompts):
    """The model of the first seed with which many texts end, some do not and most cases differ; and what it writes."""
    for seed in range(1, 200):
        model = dict(models(seed))[family].eval()
        written = []
        for case in cases():
            written.append(write(model, prompts, case))
            if len(written) == 3 and not 0.3 < np.mean([(texts == END).any(1).mean() for texts in written]) < 0.9:
                break
        ends = np.mean([(texts == END).any(1).mean() for texts in written])
        kinds = len({texts.tobytes() for texts in written})
        if kinds >= 18 and 0.3 < ends < 0.9:
            print(f"{family}, seed {seed}: {kinds} outcomes of {len(written)} cases, {ends:.2f} of the texts end")
            return model, written
    raise SystemExit(f"no seed for {family}")


def main():
    values = processors()
    prompts = torch.randint(3, V, (PROMPTS, LENGTH), generator=torch.Generator().manual_seed(13))
    values["prompts"] = prompts
    values["cases"] = torch.tensor(list(cases()), dtype=torch.float64)
    for family in ("opt", "gpt2", "llama"):
        model, written = telling(family, prompts)
        for name, value in model.state_dict().items():
            if name != "lm_head.weight":
                values[f"{family}.{name}"] = value
        values[f"{family}.written"] = torch.tensor(np.array(written))
    file = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "generate.safetensors"
    save_file({name: value.detach().contiguous().numpy() for name, value in values.items()}, file)


if __name__ == "__main__":
    main()
