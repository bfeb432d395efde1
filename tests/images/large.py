"""Large WebPs of few bytes, of the kinds that Rust cannot write: for tests/tests/images/counted.rs."""
import pathlib
from PIL import Image

here = pathlib.Path(__file__).parent / "large"
size = (2600, 2000)
clear = Image.new("RGBA", size, (90, 120, 60, 100))
other = clear.copy()
other.putpixel((0, 0), (200, 30, 90, 255))
clear.save(here / "alpha.webp", quality=1, alpha_quality=100)
for name, lossless in [("animated-lossy", False), ("animated-lossless", True)]:
    clear.save(here / f"{name}.webp", save_all=True, append_images=[other], quality=1, lossless=lossless)
plain = [picture.convert("RGB") for picture in (clear, other)]
plain[0].save(here / "animated-plain.webp", save_all=True, append_images=plain[1:], quality=1)
