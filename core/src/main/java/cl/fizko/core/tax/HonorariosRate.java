package cl.fizko.core.tax;

import java.math.BigDecimal;

/**
 * The share of a fee that whoever pays it keeps and hands to the state.
 *
 * <p>Source: article 74 no. 2 of the income tax law (10 %), raised year by year by Law 21,133 up to
 * 17 % from 2028 on.
 */
public final class HonorariosRate {

  private static final int FIRST_YEAR = 2018;

  private HonorariosRate() {}

  /**
   * In percent.
   *
   * @param year of the receipt's date, 2018 or later
   */
  public static BigDecimal of(int year) {
    if (year < FIRST_YEAR) {
      throw new IllegalArgumentException(
          "year is " + year + "; retention rates are known from " + FIRST_YEAR + " on");
    }
    return new BigDecimal(
        switch (year) {
          case 2018, 2019 -> "10";
          case 2020 -> "10.75";
          case 2021 -> "11.5";
          case 2022 -> "12.25";
          case 2023 -> "13";
          case 2024 -> "13.75";
          case 2025 -> "14.5";
          case 2026 -> "15.25";
          case 2027 -> "16";
          default -> "17";
        });
  }

  /** What is kept of a fee, to the nearest peso. */
  public static Pesos retention(Pesos gross, int year) {
    return gross.percent(of(year));
  }
}
