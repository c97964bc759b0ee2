package cl.fizko.core.access.port;

class InMemoryCompanyRegisterTest extends CompaniesContract {

  private final InMemoryCompanyRegister register = new InMemoryCompanyRegister();

  @Override
  protected Companies companies() {
    return register.companies();
  }

  @Override
  protected Memberships memberships() {
    return register.memberships();
  }
}
