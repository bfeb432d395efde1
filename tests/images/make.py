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
from PIL.PngImagePlugin import PngInfo

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

    # Losslessly, every mode.
    for i in range(13):
        w, h = size(i, False)
        kind = kinds[i % 4]
        yield name("rgb", "png"), save(pixels(rng, w, h, 3, kind), "RGB", "PNG")
        yield name("grey", "png"), save(pixels(rng, w, h, 1, kind), "L", "PNG")
        yield name("rgba", "png"), save(pixels(rng, w, h, 4, kind), "RGBA", "PNG")
        yield name("grey-alpha", "png"), save(pixels(rng, w, h, 2, kind), "LA", "PNG")
    for i in range(10):
        w, h = size(i, True)
        kind = ["gradient", "discs"][i % 2]
        yield name("large", "png"), save(pixels(rng, w, h, 3, kind), "RGB", "PNG", optimize=True)
        yield name("large-grey", "png"), save(pixels(rng, w, h, 1, kind), "L", "PNG", optimize=True)
    for i in range(6):
        w, h = size(i + 4, False)
        array = pixels(rng, w, h, 3, kinds[i % 4])
        palette = Image.fromarray(array, "RGB").quantize(16)
        out = io.BytesIO()
        palette.save(out, "PNG")
        yield name("palette", "png"), out.getvalue()
        out = io.BytesIO()
        palette.save(out, "PNG", transparency=3)
        yield name("palette-transparent", "png"), out.getvalue()
        bilevel = Image.fromarray(array[:, :, 0], "L").convert("1")
        out = io.BytesIO()
        bilevel.save(out, "PNG")
        yield name("bilevel", "png"), out.getvalue()
        deep = (pixels(rng, w, h, 1, kinds[i % 4])[:, :, 0].astype(np.uint16) << 8) + np.uint16(rng.getrandbits(8))
        out = io.BytesIO()
        Image.fromarray(deep).save(out, "PNG")
        yield name("grey16", "png"), out.getvalue()
        cmyk = Image.fromarray(pixels(rng, w // 2 + 1, h // 2 + 1, 4, kinds[i % 3]), "CMYK")
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
    # Turned by what other programs write into a PNG: XMP, plain and packed, and ImageMagick's raw profile.
    for orientation in range(1, 9):
        packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="{orientation}"/></x:xmpmeta>'
        exif = Image.Exif()
        exif[0x0112] = orientation
        profile = exif.tobytes()
        raw = f"\nexif\n{len(profile):8}\n" + "\n".join(profile.hex()[i:i + 72] for i in range(0, 2 * len(profile), 72)) + "\n"
        for what in ("xmp", "xmp-packed", "raw-profile"):
            info = PngInfo()
            if what == "raw-profile":
                info.add_text("Raw profile type exif", raw, zip=orientation % 2 == 0)
            else:
                info.add_itxt("XML:com.adobe.xmp", packet, zip=what == "xmp-packed")
            yield name(f"turned{orientation}-{what}", "png"), save(pixels(rng, 91, 60, 3, "stripes"), "RGB", "PNG", pnginfo=info)
    # With restarts, as cameras write them.
    for i, (w, h) in enumerate([(201, 120), (417, 309), (97, 255), (899, 401)]):
        for options in ({"restart_marker_blocks": 5}, {"restart_marker_rows": 1}, {"restart_marker_blocks": 1, "progressive": True}):
            yield name("restarts", "jpg"), save(pixels(rng, w, h, 3, ["gradient", "discs"][i % 2]), "RGB", "JPEG", quality=90, subsampling=0, **options)


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
