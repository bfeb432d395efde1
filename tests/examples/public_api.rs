//! Prints the public API that a file of rustdoc's JSON describes, an item a line: `.ci/public-api` compares it with what is committed.
#![expect(clippy::print_stdout, reason = "a program that prints")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args_os()
        .nth(1)
        .ok_or("give a file of rustdoc's JSON")?;
    let api = public_api::Builder::from_rustdoc_json(file)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?;
    for item in api.items() {
        println!("{item}");
    }
    Ok(())
}
