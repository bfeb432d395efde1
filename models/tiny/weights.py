"""Random tensors for a GGUF file. Nothing here is trained, and nothing depends on the platform: the numbers come from raw 64-bit integers."""

import gguf
import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter
from numpy.typing import NDArray


class Weights:
    """Tensors in one writer, filled from one stream of random numbers."""

    def __init__(self, writer: GGUFWriter, seed: int) -> None:
        """Begin the stream at `seed`."""
        self.writer = writer
        self.bits = np.random.PCG64(seed)

    def random(self, name: str, shape: tuple[int, ...], deviation: float, kind: GGMLQuantizationType) -> None:
        """Uniform weights of the given standard deviation. Raw bits, since numpy promises only for these that they stay the same."""
        raw: NDArray[np.uint64] = self.bits.random_raw(int(np.prod(shape)))
        uniform = (raw >> np.uint64(40)).astype(np.float64) / (1 << 23) - 1.0
        values = (uniform * np.sqrt(3.0) * deviation).astype(np.float32).reshape(shape)
        if kind == GGMLQuantizationType.F16:
            self.writer.add_tensor(name, values.astype(np.float16))
        else:
            self.writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)

    def constant(self, name: str, length: int, value: float) -> None:
        """A norm or a bias, always F32: Gemma's norms leave the range of F16."""
        self.writer.add_tensor(name, np.full(length, value, np.float32))

    def finish(self) -> None:
        """Write the file."""
        self.writer.write_header_to_file()
        self.writer.write_kv_data_to_file()
        self.writer.write_tensors_to_file()
        self.writer.close()
