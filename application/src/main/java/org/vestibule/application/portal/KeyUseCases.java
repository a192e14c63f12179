package org.vestibule.application.portal;

import org.vestibule.application.key.BeginMasterKeyChange;
import org.vestibule.application.key.FinishMasterKeyChange;
import org.vestibule.application.key.RotateDataKeys;
import org.vestibule.application.key.ViewKeys;

/** Seeing to the keys. The one list of the use cases that do it. */
public record KeyUseCases(
        ViewKeys viewKeys,
        RotateDataKeys rotateDataKeys,
        BeginMasterKeyChange beginMasterKeyChange,
        FinishMasterKeyChange finishMasterKeyChange) {

    static KeyUseCases of(Store store, SharedParts parts) {
        return new KeyUseCases(
                new ViewKeys(store.dataKeys(), store.masterKeys()),
                new RotateDataKeys(store.dataKeys(), parts.acts()),
                new BeginMasterKeyChange(store.masterKeys(), parts.acts()),
                new FinishMasterKeyChange(store.masterKeys(), parts.acts()));
    }
}
