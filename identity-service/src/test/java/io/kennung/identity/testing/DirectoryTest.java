package io.kennung.identity.testing;

import io.kennung.chassis.testing.Infrastructure;
import io.kennung.staff.testing.SignIn;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of the running service, with a real database and a real broker that all such tests share.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@QuarkusTest
@WithTestResource(
    value = Infrastructure.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "schema", value = "identity"))
@WithTestResource(value = SignIn.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SearchStub.class, scope = TestResourceScope.GLOBAL)
public @interface DirectoryTest {}
