package cl.fizko.boot.bad;

/** Says something where no operator looks. */
public final class Prints {

  void say() {
    System.out.println("hola");
  }
}
