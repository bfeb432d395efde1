"""Makes the pictures of tests/tests/images and what Pillow makes of them: `python make.py` beside this file.

Pillow's own steps are the reference: `exif_transpose`, `convert("RGB")`, zero-padding to a centred square (`side - length`
divided by two, the odd pixel last), `resize((896, 896), BILINEAR)`. 16-bit grey, for which Pillow has no such conversion, is
rounded to 8 bit first (v / 257). Of each result 480 places are kept, all over the picture and along its borders, since 2.4 MB for each would be too much.
"""

import io
import random
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

HERE = Path(__file__).parent
SIDE = 896
PLACES = 480


def pixels(rng, width, height, channels, kind):
    """Something with edges, gradients and noise, in 8 bit."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    out = np.zeros((height, width, channels))
    for c in range(channels):
        if kind == "gradient":
            v = 255 * (x * rng.random() + y * rng.random()) / (width + height)
        elif kind == "stripes":
            period = 2 + 30 * rng.random()
            v = 127.5 + 127.5 * np.sign(np.sin((x * rng.random() + y * rng.random()) * 2 * np.pi / period))
        elif kind == "discs":
            cx, cy, r = rng.random() * width, rng.random() * height, rng.random() * min(width, height) / 2 + 1
            v = np.where((x - cx) ** 2 + (y - cy) ** 2 < r * r, 230, 40) + 10 * np.sin(x / 3 + c)
        else:
            noise = np.random.default_rng(rng.getrandbits(32))
            v = noise.integers(0, 256, (height, width)).astype(np.float64)
        out[:, :, c] = v
    return np.clip(np.rint(out), 0, 255).astype(np.uint8)


def reference(image):
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16") or image.mode == "I":
        grey = (np.asarray(image).astype(np.uint32) + 128) // 257
        image = Image.fromarray(grey.astype(np.uint8), "L")
    image = image.convert("RGB")
    side = max(image.size)
    square = Image.new("RGB", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return np.asarray(square.resize((SIDE, SIDE), Image.Resampling.BILINEAR))


def places(number, width, height):
    """Where the result of a picture is looked at: anywhere, and along the borders of the picture."""
    side = max(width, height)
    left, top = (SIDE - SIDE * width // side) // 2, (SIDE - SIDE * height // side) // 2
    state = number
    for i in range(PLACES):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        x, y, near = (state >> 33) % SIDE, (state >> 43) % SIDE, (state >> 53) % 5
        if i % 8 == 0:
            x = min(left + near, SIDE - 1)
        elif i % 8 == 1:
            x = max(SIDE - left - near, 1) - 1
        elif i % 8 == 2:
            y = min(top + near, SIDE - 1)
        elif i % 8 == 3:
            y = max(SIDE - top - near, 1) - 1
        yield x, y


def apng(first, second):
    """Two frames; the first is the default image."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    def packed(frame):
        return zlib.compress(b"".join(b"\0" + row.tobytes() for row in frame))

    height, width, _ = first.shape
    control = lambda n: struct.pack(">IIIIIHHBB", n, width, height, 0, 0, 1, 10, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"acTL", struct.pack(">II", 2, 0)) + chunk(b"fcTL", control(0)) + chunk(b"IDAT", packed(first))
            + chunk(b"fcTL", control(1)) + chunk(b"fdAT", struct.pack(">I", 2) + packed(second)) + chunk(b"IEND", b""))


def files():
    rng = random.Random(5)
    kinds = ["gradient", "stripes", "discs", "noise"]
    # Odd, even, tiny, thin, exact, just off; larger ones stay smooth so that the files stay small.
    small = [(1, 1), (1, 40), (37, 2), (3, 3), (63, 64), (64, 63), (101, 57), (57, 101), (128, 128), (199, 211), (211, 199), (224, 97), (97, 255)]
    large = [(896, 896), (895, 896), (896, 895), (897, 896), (1023, 700), (700, 1023), (1201, 399), (399, 1201), (1792, 1791), (1300, 1299)]

    def save(array, mode, fmt, **options):
        out = io.BytesIO()
        Image.fromarray(array if array.shape[2] > 1 else array[:, :, 0], mode).save(out, fmt, **options)
        return out.getvalue()

    n = 0

    def name(what, ext):
        nonlocal n
        n += 1
        return f"{n:03}-{what}.{ext}"

    def size(i, big):
        return large[i % len(large)] if big else small[i % len(small)]

    # Losslessly, every format and mode.
    for i in range(13):
        w, h = size(i, False)
        kind = kinds[i % 4]
        yield name("rgb", "png"), save(pixels(rng, w, h, 3, kind), "RGB", "PNG")
        yield name("grey", "png"), save(pixels(rng, w, h, 1, kind), "L", "PNG")
        yield name("rgba", "png"), save(pixels(rng, w, h, 4, kind), "RGBA", "PNG")
        yield name("grey-alpha", "png"), save(pixels(rng, w, h, 2, kind), "LA", "PNG")
        yield name("rgb", "bmp"), save(pixels(rng, w // 2 + 1, h // 2 + 1, 3, kind), "RGB", "BMP")
        yield name("rgb", "tiff"), save(pixels(rng, w, h, 3, kind), "RGB", "TIFF", compression="tiff_deflate")
        yield name("rgb", "webp"), save(pixels(rng, w, h, 3, kind), "RGB", "WEBP", lossless=True)
    for i in range(10):
        w, h = size(i, True)
        kind = ["gradient", "discs"][i % 2]
        yield name("large", "png"), save(pixels(rng, w, h, 3, kind), "RGB", "PNG", optimize=True)
        yield name("large-grey", "png"), save(pixels(rng, w, h, 1, kind), "L", "PNG", optimize=True)
        yield name("large-grey", "tiff"), save(pixels(rng, w // 3 + 1, h // 3 + 1, 1, "gradient"), "L", "TIFF", compression="tiff_lzw")
        yield name("large", "webp"), save(pixels(rng, w, h, 3, "gradient"), "RGB", "WEBP", quality=60)
    for i in range(6):
        w, h = size(i + 4, False)
        array = pixels(rng, w, h, 3, kinds[i % 4])
        palette = Image.fromarray(array, "RGB").quantize(16)
        for ext, fmt in [("png", "PNG"), ("bmp", "BMP")]:
            out = io.BytesIO()
            palette.save(out, fmt)
            yield name("palette", ext), out.getvalue()
        out = io.BytesIO()
        palette.save(out, "PNG", transparency=3)
        yield name("palette-transparent", "png"), out.getvalue()
        bilevel = Image.fromarray(array[:, :, 0], "L").convert("1")
        for ext, fmt, options in [("png", "PNG", {}), ("tiff", "TIFF", {"compression": "packbits"}), ("bmp", "BMP", {})]:
            out = io.BytesIO()
            bilevel.save(out, fmt, **options)
            yield name("bilevel", ext), out.getvalue()
        deep = (pixels(rng, w, h, 1, kinds[i % 4])[:, :, 0].astype(np.uint16) << 8) + np.uint16(rng.getrandbits(8))
        for ext, fmt in [("png", "PNG"), ("tiff", "TIFF")]:
            out = io.BytesIO()
            Image.fromarray(deep).save(out, fmt)
            yield name("grey16", ext), out.getvalue()
        cmyk = Image.fromarray(pixels(rng, w // 2 + 1, h // 2 + 1, 4, kinds[i % 3]), "CMYK")
        out = io.BytesIO()
        cmyk.save(out, "TIFF")
        yield name("cmyk", "tiff"), out.getvalue()
        out = io.BytesIO()
        cmyk.save(out, "JPEG", quality=95, subsampling=0)
        yield name("cmyk", "jpg"), out.getvalue()
    # Lossy: baseline and progressive, with and without subsampled colour, every orientation.
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        for i, (w, h) in enumerate([(201, 120), (120, 201), (417, 309), (401, 533)]):
            array = pixels(rng, w, h, 3, ["gradient", "discs"][i % 2])
            options = {"quality": 90, "subsampling": [0, 0, 1, 1][i], "progressive": i % 2 == 1}
            yield name(f"turned{orientation}", "jpg"), save(array, "RGB", "JPEG", exif=exif, **options)
        yield name(f"turned{orientation}", "png"), save(pixels(rng, 91, 60, 3, "stripes"), "RGB", "PNG", exif=exif)
        yield name(f"turned{orientation}", "webp"), save(pixels(rng, 60, 91, 3, "stripes"), "RGB", "WEBP", lossless=True, exif=exif)
        yield name(f"turned{orientation}", "tiff"), save(pixels(rng, 75, 40, 3, "stripes"), "RGB", "TIFF", tiffinfo={274: orientation})
    # Colour subsampled both ways, as phones write it. Decoders differ in how they interpolate it: a level or two, which goes away
    # where a photo is made smaller and shows where a tiny one is enlarged.
    for i, (w, h) in enumerate([(1789, 1201), (1201, 1789)]):
        yield name("photo", "jpg"), save(pixels(rng, w, h, 3, ["gradient", "discs"][i]), "RGB", "JPEG", quality=75, subsampling=2)
    for i, (w, h) in enumerate([(120, 201), (201, 120), (401, 533), (97, 97)]):
        options = {"quality": 90, "subsampling": 2, "progressive": i % 2 == 1}
        yield name("enlarged", "jpg"), save(pixels(rng, w, h, 3, ["gradient", "discs"][i % 2]), "RGB", "JPEG", **options)
    for i in range(6):
        w, h = size(i + 5, False)
        yield name("grey", "jpg"), save(pixels(rng, w, h, 1, kinds[i % 3]), "L", "JPEG", quality=92)
    frames = [pixels(rng, 90, 71, 3, kind) for kind in ("discs", "stripes")]
    yield name("animated", "png"), apng(*frames)
    out = io.BytesIO()
    first, second = (Image.fromarray(frame) for frame in frames)
    first.save(out, "WEBP", save_all=True, append_images=[second], lossless=True, duration=100)
    yield name("animated", "webp"), out.getvalue()
    out = io.BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=[second], compression="tiff_deflate")
    yield name("pages", "tiff"), out.getvalue()


def main():
    pictures, expected, listed = io.BytesIO(), io.BytesIO(), []
    for number, (name, data) in enumerate(files()):
        with Image.open(io.BytesIO(data)) as image:
            upright = ImageOps.exif_transpose(image).size
            result = reference(image)
        for x, y in places(number, *upright):
            expected.write(result[y, x].tobytes())
        pictures.write(data)
        listed.append(f"{name} {len(data)}\n")
    (HERE / "pictures.list").write_text("".join(listed))
    (HERE / "pictures.bin").write_bytes(pictures.getvalue())
    (HERE / "expected.bin").write_bytes(expected.getvalue())
    print(len(listed), "pictures,", pictures.tell(), "bytes,", expected.tell(), "bytes expected")


main()
