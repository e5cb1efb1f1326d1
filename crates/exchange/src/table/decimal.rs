//! A number of a spreadsheet as the decimal text that its reader sees, and no noise of the binary fraction that it is
//! kept as. Not how numbers are written for a reader.

/// The whole numbers up to here are exact in a spreadsheet.
const MOST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// With a point before the decimals and without grouping: "18400", "18.4". Spreadsheets calculate with 15 digits that
/// count and show no more, so 0.1 + 0.2 is "0.3". `None` for what is no number.
pub(crate) fn text(number: f64) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    if number.fract() == 0.0 && number.abs() <= MOST_WHOLE {
        // Adding zero makes the negative zero, which no one writes, the usual one.
        return Some(format!("{:.0}", number + 0.0));
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    // How many of the digits stand before the point.
    let whole = exponent + 1;
    Some(match usize::try_from(whole) {
        Err(_) | Ok(0) => format!("{sign}0.{}{digits}", "0".repeat(usize::try_from(-whole).unwrap_or(0))),
        Ok(whole) if whole < digits.len() => format!("{sign}{}.{}", &digits[..whole], &digits[whole..]),
        Ok(whole) => format!("{sign}{digits}{}", "0".repeat(whole - digits.len())),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::text;

    #[test]
    fn a_number_is_read_as_it_is_seen() {
        for (number, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (18.4, "18.4"),
            (0.1 + 0.2, "0.3"),
            (1.1 * 3.0, "3.3"),
            (-7.5, "-7.5"),
            (18_400.0, "18400"),
            (1e15, "1000000000000000"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (123_456_789_012.345, "123456789012.345"),
            (0.000_001, "0.000001"),
            (-0.05, "-0.05"),
            (1e21, "1000000000000000000000"),
            (2.5e-10, "0.00000000025"),
            (99.999_999_999_999_99, "100"),
        ] {
            assert_eq!(text(number).as_deref(), Some(expected));
        }
        assert_eq!(text(f64::NAN), None);
        assert_eq!(text(f64::INFINITY), None);
    }

    proptest! {
        #[test]
        fn what_is_typed_with_at_most_fifteen_digits_is_read_as_typed(
            whole in -999_999_999_999_i64..=999_999_999_999,
            fraction in 1_u32..1000,
        ) {
            let typed = format!("{whole}.{fraction:03}");
            let typed = typed.trim_end_matches('0');
            prop_assert_eq!(text(typed.parse().unwrap()).unwrap(), typed);
        }

        #[test]
        fn every_number_reads_as_itself_within_fifteen_digits(number in any::<f64>()) {
            if let Some(text) = text(number) {
                let read: f64 = text.parse().unwrap();
                prop_assert!((read - number).abs() <= number.abs() * 1e-14);
            }
        }
    }
}
