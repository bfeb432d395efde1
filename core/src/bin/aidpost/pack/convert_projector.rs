//! `aidpost pack convert-projector`.

use aidpost_models::{ConvertError, ProjectorFormat, Store, convert_projector};

use super::{accept, fail, say, vouched};
use crate::console::{Failure, Status, write_out};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A name that `pack list` shows
    #[arg(value_name = "PACK")]
    pack: String,
    /// The number format of its matrices
    #[arg(long, value_enum)]
    to: Format,
    /// Do not probe it: the pack has no acceptance card then
    #[arg(long)]
    no_accept: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// 16 bits: faster where processor and build multiply BF16 (AVX512_BF16); slow on Arm
    Bf16,
    /// 8 bits: a smaller file
    #[value(name = "q8_0")]
    Q8_0,
}

pub(super) fn run(store: &Store, arguments: &Arguments) -> anyhow::Result<Status> {
    let format = match arguments.to {
        Format::Bf16 => ProjectorFormat::Bf16,
        Format::Q8_0 => ProjectorFormat::Q8_0,
    };
    let bar = say::Bar::new();
    let converted = convert_projector(store, &arguments.pack, format, &mut |at| bar.show(at));
    bar.0.finish_and_clear();
    let pack = converted.map_err(failed)?;
    write_out(&format!(
        "{}: has its projector in {}, every byte is right\n{}{}",
        pack.manifest().id,
        format.name(),
        say::about(pack.manifest()),
        vouched(&pack)
    ))?;
    if !arguments.no_accept {
        accept::changed(&pack, "converted")?;
    }
    Ok(Status::Done)
}

fn failed(error: ConvertError) -> anyhow::Error {
    let status = match error {
        ConvertError::Cancelled => Status::Cancelled,
        ConvertError::Store(error) => return fail::store(error),
        ConvertError::Verify(_) | ConvertError::Gguf(_) => Status::ModelUnusable,
        _ => Status::BadInput,
    };
    let message = error.to_string();
    Failure { status, message }.into()
}
