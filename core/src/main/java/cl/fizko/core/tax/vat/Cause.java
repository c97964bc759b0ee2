package cl.fizko.core.tax.vat;

import java.util.List;
import java.util.stream.Collectors;

/** Why our figure and the tax authority's are not the same. */
public sealed interface Cause {

  /** In Spanish, for the owner of the company. */
  String sentence();

  /** A figure that follows from others which differ by as much. */
  record FollowsFrom(List<F29Code> codes) implements Cause {

    @Override
    public String sentence() {
      return "Se sigue de la diferencia en "
          + codes.stream()
              .map(code -> "el código " + code.text())
              .collect(Collectors.joining(" y "))
          + ".";
    }
  }

  /** Documents that we leave out make up the difference, or these of the reason named. */
  record Documents(LeftOut.Reason reason, long count, long figure, F29Code code) implements Cause {

    @Override
    public String sentence() {
      return "El SII cuenta "
          + count
          + (count == 1 ? " documento" : " documentos")
          + " que aquí no suman, "
          + reason.label()
          + ", por "
          + code.show(figure)
          + ".";
    }
  }

  /** Parts rounded one by one add up to a peso or two more or less than their sum. */
  record Rounding() implements Cause {

    @Override
    public String sentence() {
      return "Es una diferencia de redondeo.";
    }
  }

  /** The tax authority restates the credit carried over in UTM. */
  record Restated() implements Cause {

    @Override
    public String sentence() {
      return "El SII propone otro remanente: reajustado por la UTM del mes, o el de una"
          + " declaración que aquí no está.";
    }
  }

  /** The rate was not asked for yet. */
  record NoPpmRate() implements Cause {

    @Override
    public String sentence() {
      return "Falta la tasa de PPM que informa el SII (código 115).";
    }
  }

  /** The tax authority leaves the box empty. */
  record NotProposed() implements Cause {

    @Override
    public String sentence() {
      return "El SII no propone valor para este código.";
    }
  }

  /**
   * We do not know.
   *
   * @param unknownTypes documents of unknown types that may have to do with it
   */
  record Unexplained(long unknownTypes) implements Cause {

    @Override
    public String sentence() {
      return unknownTypes == 0
          ? "No sabemos explicarla con los documentos que tenemos: hay que revisarla."
          : "No sabemos explicarla; puede deberse a "
              + unknownTypes
              + (unknownTypes == 1 ? " documento" : " documentos")
              + " de un tipo que no conocemos.";
    }
  }
}
